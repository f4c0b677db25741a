/** The island of pages with code: its blocks can be copied. Only those pages load it. */
import { offerCopies } from './copy.ts';

offerCopies();
