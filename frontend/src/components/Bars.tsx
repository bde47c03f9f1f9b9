// Bars of a small picture: columns beside each other, or one bar in parts. The reader's own are violet.
import { MOST_PARTS } from '../state/reason';

interface Column {
  readonly key: string | number;
  readonly label: string;
  readonly value: string;
  /** From the ground to its top, and where it begins above the ground. */
  readonly height: number;
  readonly base?: number;
  readonly you?: boolean;
}

/** Columns beside each other. With `line`, a dashed line across at that height. */
export function Columns({ columns, line, soft = false }: ColumnsProps) {
  const top = Math.max(
    ...columns.map(({ height, base = 0 }) => base + Math.max(0, height)),
    line?.height ?? 0,
    1e-12,
  );
  const ground = Math.min(0, ...columns.map(({ height, base = 0 }) => height + base));
  const part = (value: number): string => `${(100 * value) / (top - ground)}%`;
  const dense = columns.length > MOST_PARTS;
  return (
    <div className={soft ? 'columns columns--soft' : 'columns'} aria-hidden="true">
      <div className="columns__field">
        {columns.map(({ key, value, height, base = 0, you }) => (
          <span key={key} className={you ? 'column column--you' : 'column'}>
            {!dense && (
              <span
                className="column__value number"
                style={{ bottom: part(base + Math.max(0, height) - ground) }}
              >
                {value}
              </span>
            )}
            <span
              className="column__bar"
              style={{ bottom: part(base + Math.min(0, height) - ground), height: part(Math.abs(height)) }}
            />
          </span>
        ))}
        {line && (
          <>
            <span className="columns__line" style={{ bottom: part(line.height - ground) }} />
            <span className="columns__average number">{line.label}</span>
          </>
        )}
      </div>
      <div className="columns__labels">
        {columns.map(({ key, label, you }) => (
          <span key={key} className={you ? 'column--you' : ''}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

interface ColumnsProps {
  columns: readonly Column[];
  line?: { height: number; label: string };
  soft?: boolean;
}

interface StripProps {
  parts: readonly { kind: 'you' | 'soft' | 'open' | 'other' | 'none'; size: number }[];
  end: string;
  you?: boolean;
  label?: string;
}

/** A horizontal bar in parts; `size` is in parts of the whole width. */
export function Strip({ parts, end, you = false, label }: StripProps) {
  return (
    <div className={label === undefined ? 'rod rod--bare' : 'rod'} aria-hidden="true">
      {label !== undefined && <span className={you ? 'rod__label column--you' : 'rod__label'}>{label}</span>}
      <span className="rod__parts">
        {parts
          .filter(({ size }) => size > 0)
          .map(({ kind, size }, index) => (
            <span
              key={index}
              className={`rod__part rod__part--${kind}`}
              style={{ width: `${100 * size}%` }}
            />
          ))}
      </span>
      <span className={you ? 'rod__end number column--you' : 'rod__end number'}>{end}</span>
    </div>
  );
}
