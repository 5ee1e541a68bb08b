import { encode } from 'uqr';

const SVG = 'http://www.w3.org/2000/svg';

/** A QR code of a text as an image, drawn in the page itself. */
export function qrCode(text: string, label: string): SVGSVGElement {
  const { data, size } = encode(text, { border: 2 });
  const image = document.createElementNS(SVG, 'svg');
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', squares.join(''));
  image.setAttribute('viewBox', `0 0 ${size} ${size}`);
  image.setAttribute('role', 'img');
  image.setAttribute('aria-label', label);
  image.setAttribute('class', 'qr');
  image.append(path);
  return image;
}
