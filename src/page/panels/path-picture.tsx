import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReviewSession } from '../review/session.ts';
import { settings } from '../review/settings.ts';
import { count, languageName } from '../review/words.ts';
import { SHADES, shadeOf } from '../table/shade.ts';
import { nearest, type Path, type PathPoint, pathOf } from './path-points.ts';

/** Pixels between the picture and its edges, where units lie that one language has alone. */
const EDGE = 10;

interface Colours {
  readonly shades: readonly string[];
  readonly confirmed: string;
  readonly rejected: string;
  readonly alone: string;
  readonly line: string;
  readonly here: string;
}

function coloursOf(element: Element): Colours {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  // Custom properties are not computed to colours: the browser does so for a property that is one.
  const probe = document.createElement('span');
  element.parentElement?.append(probe);
  const colour = (name: string) => {
    probe.style.color = value(name);
    return getComputedStyle(probe).color;
  };
  const colours = {
    shades: Array.from({ length: SHADES }, (_, shade) => colour(`--dot-${shade}`)),
    confirmed: colour('--confirmed'),
    rejected: colour('--rejected'),
    alone: colour('--ink-3'),
    line: colour('--line'),
    here: colour('--ink'),
  };
  probe.remove();
  return colours;
}

function colourOf({ status, confidence }: PathPoint, { shades, confirmed, rejected }: Colours): string {
  if (status === 'a' || status === 'e' || confidence < 0) return confirmed;
  return status === 'r' ? rejected : (shades[shadeOf(confidence)] ?? confirmed);
}

function draw(canvas: HTMLCanvasElement, path: Path, here: number | undefined): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const scale = devicePixelRatio;
  const side = canvas.clientWidth;
  canvas.width = side * scale;
  canvas.height = side * scale;
  context.scale(scale, scale);
  const colours = coloursOf(canvas);
  const inner = side - 2 * EDGE;
  const dot = Math.max(1.5, Math.min(5, inner / Math.sqrt(path.points.length + 1) / 4));
  const at = (part: number) => EDGE + part * inner;
  context.fillStyle = colours.line;
  context.fillRect(EDGE - 3, EDGE - 3, 1, inner + 6);
  context.fillRect(EDGE - 3, EDGE - 3, inner + 6, 1);
  context.fillStyle = colours.alone;
  // In a long document they touch each other; then they are a shade rather than a bar.
  context.globalAlpha = Math.max(0.15, Math.min(1, inner / (path.alone.flat().length + 1) / 2));
  for (const { x } of path.alone[0] ?? []) context.fillRect(at(x) - 0.5, 1, 1.5, 4);
  for (const { y } of path.alone[1] ?? []) context.fillRect(1, at(y) - 0.5, 4, 1.5);
  context.globalAlpha = 1;
  for (const point of thinned(path.points, inner)) {
    context.fillStyle = colourOf(point, colours);
    context.fillRect(at(point.x) - dot / 2, at(point.y) - dot / 2, dot, dot);
  }
  const current = [...path.points, ...path.alone.flat()].find(({ position }) => position === here);
  if (current === undefined) return;
  context.strokeStyle = colours.here;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(at(current.x), at(current.y), 6, 0, 2 * Math.PI);
  context.stroke();
}

/**
 * The points, or where there are more than can be seen apart, one for each pixel of the picture with the mean of the
 * confidences there.
 */
function thinned(points: readonly PathPoint[], side: number): readonly PathPoint[] {
  if (points.length < side * 2) return points;
  const pixels = new Map<number, { point: PathPoint; sum: number; count: number }>();
  for (const point of points) {
    const key = Math.round(point.x * side) * 10_000 + Math.round(point.y * side);
    const known = pixels.get(key);
    const confidence = point.confidence < 0 || point.status !== 'u' ? 100 : point.confidence;
    if (known === undefined) pixels.set(key, { point, sum: confidence, count: 1 });
    else {
      known.sum += confidence;
      known.count += 1;
    }
  }
  return Array.from(pixels.values(), ({ point, sum, count: many }) => ({
    ...point,
    confidence: Math.round(sum / many),
  }));
}

/** The path of the alignment between two languages, a dot a unit; a click goes to the nearest. */
export function PathPicture({ session }: { readonly session: ReviewSession }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const languages = session.document.value?.languages ?? [];
  const [pair, setPair] = useState<readonly [number, number]>([0, 1]);
  const first = languages[pair[0]] ?? '';
  const second = languages[pair[1]] ?? '';
  const list = session.list.value;
  const version = session.version.value;
  const path = useMemo(
    () => (list === undefined ? undefined : pathOf(list, first, second)),
    [list, version, first, second],
  );
  const current = session.current.value;
  const here = current === undefined ? undefined : list?.position(current);
  const theme = settings.theme.value;
  useEffect(() => {
    if (canvas.current !== null && path !== undefined) draw(canvas.current, path, here);
  }, [path, here, theme]);
  useEffect(() => {
    const colours = matchMedia('(prefers-color-scheme: dark)');
    const again = () => {
      if (canvas.current !== null && path !== undefined) draw(canvas.current, path, here);
    };
    colours.addEventListener('change', again);
    return () => colours.removeEventListener('change', again);
  }, [path, here]);
  const jump = (event: PointerEvent) => {
    const element = canvas.current;
    if (element === null || path === undefined || event.buttons === 0) return;
    const box = element.getBoundingClientRect();
    const inner = box.width - 2 * EDGE;
    const point = nearest(
      path,
      (event.clientX - box.left - EDGE) / inner,
      (event.clientY - box.top - EDGE) / inner,
    );
    if (point !== undefined) session.go(list?.at(point.position)?.id);
  };
  const select = (side: 0 | 1, label: string) => (
    <select
      aria-label={label}
      value={pair[side]}
      onChange={({ currentTarget }) => {
        const chosen = Number(currentTarget.value);
        const other = pair[1 - side] ?? 0;
        // The two change places rather than be the same.
        const rest = other === chosen ? pair[side] : other;
        setPair(side === 0 ? [chosen, rest] : [rest, chosen]);
      }}
    >
      {languages.map((language, index) => (
        <option key={language} value={index}>
          {languageName(language)}
        </option>
      ))}
    </select>
  );
  const alone = path?.alone.flat().length ?? 0;
  return (
    <div class="path">
      <div class="path-pair">
        {select(0, 'Language to the right')}
        <span aria-hidden="true">×</span>
        {select(1, 'Language downwards')}
      </div>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`Path of the alignment of ${languageName(first)} and ${languageName(second)}: ${count(path?.points.length ?? 0, 'unit')} in both, ${alone} in one alone`}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          jump(event);
        }}
        onPointerMove={jump}
      />
    </div>
  );
}
