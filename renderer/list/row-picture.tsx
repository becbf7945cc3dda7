import { imageSource } from '../pictures/draw-picture.ts';
import { usePicture } from '../pictures/use-picture.ts';
import { say } from '../say.ts';

/** Size of the picture in CSS pixels. list.css has the same number. */
const side = { room: 60, box: 60 } as const;

/** The picture of a row. Its place stays empty until it is drawn, and where it can't be drawn. */
export function RowPicture({ address }: { readonly address: string }) {
  const picture = usePicture(address, side);
  if (!picture?.ok) {
    const title = picture ? say('list.picture-not-shown', { why: picture.message }) : undefined;
    return <span className="row-picture" aria-busy={picture === null} title={title} />;
  }
  return (
    <img
      className="row-picture"
      {...imageSource(picture)}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onLoad={({ currentTarget }) => currentTarget.setAttribute('data-loaded', '')}
    />
  );
}
