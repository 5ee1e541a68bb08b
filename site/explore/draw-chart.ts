import {
  CategoryScale,
  Chart,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
  type Plugin,
} from 'chart.js';
import { element } from '../dom/element.ts';

Chart.register(CategoryScale, Legend, LineController, LineElement, LinearScale, PointElement, Tooltip);

/** One line of the chart; null: no number, and the line is broken there. */
export interface ChartLine {
  readonly name: string;
  readonly values: readonly (string | null)[];
}

export interface ChartSubject {
  readonly years: readonly number[];
  readonly lines: readonly ChartLine[];
  /** What the chart is called by screen readers, who have the table. */
  readonly label: string;
  /** The first year of the new form, and what is written where it begins. */
  readonly newForm: number;
  readonly breakWords: string;
}

/** Told apart without colour too: by dashes and by the marks. */
const COLOURS = ['#0b5394', '#a3360a', '#17612f', '#6a1b7a', '#7a4b00', '#004d5b', '#8a1442', '#3d3d3d'];
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
const MARKS = ['circle', 'triangle', 'rect', 'rectRot', 'star', 'cross'] as const;

/** Draws the numbers as lines over the years; what is missing is a gap, never a zero. */
export function drawChart(frame: HTMLElement, subject: ChartSubject): { destroy(): void } {
  const { years, lines, label } = subject;
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  frame.replaceChildren(canvas);
  return new Chart(canvas, {
    type: 'line',
    data: {
      labels: years.map(String),
      datasets: lines.map(({ name, values }, index) => ({
        label: name,
        data: values.map((value) => (value === null ? null : Number(value))),
        spanGaps: false,
        borderColor: COLOURS[index % COLOURS.length],
        backgroundColor: COLOURS[index % COLOURS.length],
        borderDash: DASHES[Math.floor(index / COLOURS.length + index) % DASHES.length] ?? [],
        pointStyle: MARKS[index % MARKS.length],
        pointRadius: 5,
        borderWidth: 2,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: { y: { beginAtZero: true } },
      plugins: { legend: { position: 'bottom', align: 'start', labels: { usePointStyle: true } } },
    },
    plugins: [formBreak(subject)],
  });
}

/** A dashed line between the last year of the old form and the first of the new one. */
function formBreak({ years, newForm, breakWords }: ChartSubject): Plugin<'line'> {
  const after = years.findIndex((year) => year >= newForm);
  return {
    id: 'form-break',
    afterDatasetsDraw: ({ ctx, chartArea, scales }) => {
      const axis = scales['x'];
      if (after <= 0 || axis === undefined) return;
      const x = (axis.getPixelForValue(after - 1) + axis.getPixelForValue(after)) / 2;
      ctx.save();
      ctx.strokeStyle = '#505a66';
      ctx.fillStyle = '#505a66';
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.font = '12px sans-serif';
      ctx.fillText(breakWords, x + 4, chartArea.top + 12);
      ctx.restore();
    },
  };
}
