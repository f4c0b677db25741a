/** The index of a vault of which nothing is read yet. */
import { Vault } from '../../lib/vault/walk.ts';
import { VaultIndex } from '../../lib/wiki/index.ts';

export function indexOf(root: string): VaultIndex {
  return new VaultIndex(new Vault(root, { gitignore: true, ignore: [] }), {
    published: false,
    linkOrder: 'target-first',
  });
}
