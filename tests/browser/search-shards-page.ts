/** What a page of a site without a server would run: the dialog of the search, answered from files. */
import { enter } from '../../lib/client/search-dialog.ts';
import { shardsAsk } from '../../lib/client/search-shards.ts';

const answers = shardsAsk({ worker: '/worker.js', folder: '/search/' });
document.querySelector('button')?.addEventListener('click', () => {
  const dialog = document.querySelector('dialog') as HTMLDialogElement;
  dialog.showModal();
  enter(dialog, answers);
});
