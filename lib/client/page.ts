/**
 * The one script of a page: all that every page does, in one request. What only some readers ask for (a preview, the
 * dialog of the search) comes when they do, and what only some notes hold (a diagram, the graph) with those notes.
 */
import { offerAppearance } from './appearance.ts';
import { offerArrows } from './arrows.ts';
import { followSections } from './contents.ts';
import { offerCopies } from './copy.ts';
import { closeDrawers } from './drawers.ts';
import { filterWhileTyping } from './filter.ts';
import { offerHelp } from './help.ts';
import { keepTrue } from './live.ts';
import { keepOrder } from './order.ts';
import { offerPreviews } from './preview.ts';
import { offerSearch } from './search.ts';
import { lookForMentions } from './unlinked.ts';

offerSearch();
offerAppearance();
closeDrawers();
followSections();
offerArrows();
offerHelp();
offerCopies();
filterWhileTyping();
lookForMentions();
offerPreviews();
keepTrue();
keepOrder();
