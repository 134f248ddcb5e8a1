import { questionStates, QuestionGallery } from './questionGallery.tsx';

/** The gallery of questions, in the state that the address names: `/galleri/fragor?lage=fel`. */
export function QuestionPage() {
  const asked = new URLSearchParams(window.location.search).get('lage');
  return <QuestionGallery state={questionStates.find((state) => state === asked) ?? 'orord'} />;
}
