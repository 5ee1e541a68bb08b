/** Processor time of this process, in milliseconds. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Adds up the processor time inside the methods of ports; they are called one after the other. */
export class Stopwatch {
  time = 0;

  over<Port extends object>(port: Port): Port {
    return new Proxy(port, {
      get: (target, name, receiver) => {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return async (...given: unknown[]) => {
          const before = cpuTime();
          try {
            return await Reflect.apply(method, target, given);
          } finally {
            this.time += cpuTime() - before;
          }
        };
      },
    });
  }
}
