import { useContext } from 'react';
import type { Option } from '../../compiler/document/questions/everyQuestion.ts';
import type { TileOption } from '../ui/tiles.tsx';
import { questionPorts } from './ports.ts';

/** A question's options as tiles show them, with the addresses of their pictures. */
export function useTileOptions(options: readonly Option[]): readonly TileOption[] {
  const { mediaAddress } = useContext(questionPorts);
  return options.map(({ id, text, help, image, exclusive }) => ({
    id,
    text,
    help,
    exclusive,
    image: image === undefined ? undefined : { src: mediaAddress(image.src), alt: image.alt },
  }));
}
