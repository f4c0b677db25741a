/** The island of every page: how it looks, where its reader is, and its keys. */
import { offerAppearance } from './appearance.ts';
import { offerArrows } from './arrows.ts';
import { followSections } from './contents.ts';
import { closeDrawers } from './drawers.ts';
import { offerHelp } from './help.ts';
import { lookForMentions } from './unlinked.ts';

offerAppearance();
closeDrawers();
followSections();
offerArrows();
offerHelp();
lookForMentions();
