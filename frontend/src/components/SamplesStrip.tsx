// A handful of the own data with the labels they hold, so that "quality 0.72" is seen as wrong labels.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { decimal, percent } from '../format';
import type { Sample, Samples } from '../generated/api';
import type { SamplesAnswer } from '../wiring/requests';
import { Scroll } from './Scroll';

const COLUMNS = 3;

export function SamplesStrip({ answer, total }: { answer: SamplesAnswer; total: number }) {
  const { t } = useTranslation();
  if (answer === null) return <div className="samples samples--empty" aria-hidden="true" />;
  if (answer === 'failed') return <p className="samples muted">{t('samples.failed')}</p>;
  const { samples, quality, quantity } = answer;
  const whole = quality === 1 && quantity === 1;
  return (
    <div className="samples">
      <h3>
        {whole ? t('samples.title') : t('samples.committed')}
        {!whole && (
          <span className="muted number">
            {' '}
            {percent(quality)} · {percent(quantity)}
          </span>
        )}
      </h3>
      {samples.samples.length === 0 ? (
        <p className="muted">{t('samples.none')}</p>
      ) : (
        <>
          {samples.kind === 'image' ? <Images samples={samples} /> : <Rows samples={samples} />}
          <p className="samples__note muted">
            {t('samples.caption', {
              shown: samples.samples.length,
              total: Math.max(total, samples.samples.length),
            })}
            {samples.samples.some((sample) => sample.doubtful) && <> {t('samples.legend')}</>}
          </p>
        </>
      )}
    </div>
  );
}

function Images({ samples }: { samples: Samples }) {
  return (
    <ul className="samples__images">
      {samples.samples.map((sample, index) => (
        <li key={index}>
          <Picture sample={sample} width={samples.width} height={samples.height} />
          <Label sample={sample} />
        </li>
      ))}
    </ul>
  );
}

function Picture({ sample, width, height }: { sample: Sample; width: number; height: number }) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(width, height);
    sample.features.forEach((value, index) => {
      // Ink on paper: 0 is white, 1 is black.
      const grey = Math.round(255 * (1 - Math.min(1, Math.max(0, Number(value)))));
      pixels.data.set([grey, grey, grey, 255], index * 4);
    });
    context.putImageData(pixels, 0, 0);
  }, [sample, width, height]);
  const label = sample.doubtful
    ? t('samples.item_wrong', { label: sample.label, truth: sample.true_label })
    : t('samples.item', { label: sample.label });
  // A canvas that only shows a picture is one for those who cannot see it, too.
  // eslint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
  return <canvas ref={canvas} width={width} height={height} role="img" aria-label={label} />;
}

function Label({ sample }: { sample: Sample }) {
  const { t } = useTranslation();
  if (!sample.doubtful) return <span className="samples__label number">{sample.label}</span>;
  return (
    <span className="samples__label samples__label--wrong number">
      <s>{sample.label}</s>{' '}
      <span className="samples__truth">{t('samples.is', { label: sample.true_label })}</span>
    </span>
  );
}

/** The label comes first, so that it is in sight also where the features are too wide and scroll. */
function Rows({ samples }: { samples: Samples }) {
  const { t } = useTranslation();
  const names = samples.feature_names.slice(0, COLUMNS);
  return (
    <Scroll label={t('samples.title')}>
      <table className="table table--tight">
        <thead>
          <tr>
            <th scope="col">{t('samples.label')}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {samples.samples.map((sample, index) => (
            <tr key={index}>
              <th scope="row">
                <Label sample={sample} />
              </th>
              {names.map((name, column) => (
                <Cell key={name} value={sample.features[column] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Cell({ value }: { value: Sample['features'][number] }) {
  const { t } = useTranslation();
  if (value === null) return <td className="muted">{t('samples.missing')}</td>;
  if (typeof value === 'string') return <td>{value}</td>;
  return <td className="number">{decimal(value, Number.isInteger(value) ? 0 : 2)}</td>;
}
