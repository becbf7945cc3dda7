import { shownBy } from '../pictures/draw-picture.ts';
import { usePicture } from '../pictures/use-picture.ts';
import { say } from '../say.ts';

/** In CSS pixels; list.css has the same number. */
const side = { room: 60, box: 60 } as const;

/** The picture of a row; an empty place until it is drawn, and where it can't be. */
export function RowPicture({ address }: { readonly address: string }) {
  const picture = usePicture(address, side);
  if (!picture?.ok) {
    const title = picture ? say('list.picture-not-shown', { why: picture.message }) : undefined;
    return <span className="row-picture" aria-busy={picture === null} title={title} />;
  }
  return (
    <img
      className="row-picture"
      {...shownBy(picture)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onLoad={({ currentTarget }) => currentTarget.setAttribute('data-loaded', '')}
    />
  );
}
