import { drawPoint } from 'chart.js/helpers';
import { element } from '../dom/element.ts';
import { lineStyle, type LineStyle } from './line-style.ts';

/** CSS pixels of the piece of line beside a name. */
const WIDTH = 36;
const HEIGHT = 16;

/** Names of the lines below a chart: they break where the window is narrow, and each shows or hides its line. */
export function chartLegend(
  names: readonly string[],
  show: (index: number, isShown: boolean) => void,
): HTMLElement {
  return element('ul', { class: 'legend' }, ...names.map((name, index) => entry(name, index, show)));
}

function entry(name: string, index: number, show: (index: number, isShown: boolean) => void): HTMLElement {
  const button = element(
    'button',
    {
      type: 'button',
      'aria-pressed': 'true',
      onclick: () => {
        const isShown = button.getAttribute('aria-pressed') !== 'true';
        button.setAttribute('aria-pressed', String(isShown));
        show(index, isShown);
      },
    },
    piece(lineStyle(index)),
    element('span', {}, name),
  );
  return element('li', {}, button);
}

/** A piece of the line with its mark, as sharp as the screen. */
function piece({ colour, dash, mark }: LineStyle): HTMLCanvasElement {
  const scale = window.devicePixelRatio;
  const canvas = element('canvas', { width: WIDTH * scale, height: HEIGHT * scale, 'aria-hidden': 'true' });
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  context.scale(scale, scale);
  Object.assign(context, { strokeStyle: colour, fillStyle: colour, lineWidth: 2 });
  context.setLineDash([...dash]);
  context.beginPath();
  context.moveTo(0, HEIGHT / 2);
  context.lineTo(WIDTH, HEIGHT / 2);
  context.stroke();
  context.setLineDash([]);
  drawPoint(context, { pointStyle: mark, radius: 5, borderWidth: 2 }, WIDTH / 2, HEIGHT / 2);
  return canvas;
}
