import {
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
  type ChartDataset,
  type Plugin,
  type TooltipItem,
} from 'chart.js';
import { element } from '../dom/element.ts';
import { breakLines } from './break-lines.ts';
import { chartLegend } from './chart-legend.ts';
import { lineStyle } from './line-style.ts';

Chart.register(CategoryScale, LineController, LineElement, LinearScale, PointElement, Tooltip);

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

/** What a tooltip needs beside its words: margins, the coloured box and the arrow. */
const TOOLTIP_FRAME = 60;

/** Draws the numbers as lines over the years, their names below; what is missing is a gap, never a zero. */
export function drawChart(frame: HTMLElement, subject: ChartSubject): { destroy(): void } {
  const { years, lines, label } = subject;
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  const show = (index: number, isShown: boolean) => {
    chart.setDatasetVisibility(index, isShown);
    chart.update();
  };
  const legend = chartLegend(
    lines.map(({ name }) => name),
    show,
  );
  frame.replaceChildren(element('div', { class: 'chart' }, canvas), legend);
  const chart = new Chart(canvas, {
    type: 'line',
    data: { labels: years.map(String), datasets: lines.map(dataset) },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: { y: { beginAtZero: true } },
      plugins: { legend: { display: false }, tooltip: { callbacks: { label: tooltipLines } } },
    },
    plugins: [formBreak(subject)],
  });
  return chart;
}

function dataset({ name, values }: ChartLine, index: number): ChartDataset<'line', (number | null)[]> {
  const { colour, dash, mark } = lineStyle(index);
  return {
    label: name,
    data: values.map((value) => (value === null ? null : Number(value))),
    spanGaps: false,
    borderColor: colour,
    backgroundColor: colour,
    borderDash: [...dash],
    pointStyle: mark,
    pointRadius: 5,
    borderWidth: 2,
  };
}

/** The whole name and the number, in as many lines as the chart is wide for. */
function tooltipLines({ chart, dataset: { label = '' }, formattedValue }: TooltipItem<'line'>): string[] {
  const { ctx, width } = chart;
  ctx.save();
  ctx.font = '12px sans-serif';
  const lines = breakLines(
    `${label}: ${formattedValue}`,
    width - TOOLTIP_FRAME,
    (text) => ctx.measureText(text).width,
  );
  ctx.restore();
  return [...lines];
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
