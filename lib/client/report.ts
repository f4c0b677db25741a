/** The island of pages with something to filter or to copy; those pages alone load it. */
import { offerCopies } from './copy.ts';
import { filterWhileTyping } from './filter.ts';

offerCopies();
filterWhileTyping();
