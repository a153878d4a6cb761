/** Which promises do we keep? All rules, in the order in which /standards/ prints them: errors, then warnings. */
import type { Rule } from './rule.ts';
import { acknowledgementIsNeeded } from './acknowledgement-is-needed.ts';
import { acknowledgementNamesAWarning } from './acknowledgement-names-a-warning.ts';
import { addressIsHttp } from './address-is-http.ts';
import { addressIsPublic } from './address-is-public.ts';
import { boardNumbersAgree } from './board-numbers-agree.ts';
import { caveatHasScope } from './caveat-has-scope.ts';
import { citationBacksWords } from './citation-backs-words.ts';
import { citationIsShown } from './citation-is-shown.ts';
import { citationResolves } from './citation-resolves.ts';
import { citedSourceStands } from './cited-source-stands.ts';
import { claimIsReviewed } from './claim-is-reviewed.ts';
import { claimRestsOnVendor } from './claim-rests-on-vendor.ts';
import { claimStillStands } from './claim-still-stands.ts';
import { componentDataExists } from './component-data-exists.ts';
import { copiesAreNamed } from './copies-are-named.ts';
import { crowdIsNamed } from './crowd-is-named.ts';
import { datesInOrder } from './dates-in-order.ts';
import { dependenciesDoNotCircle } from './dependencies-do-not-circle.ts';
import { evidenceIsKept } from './evidence-is-kept.ts';
import { figureIsFound } from './figure-is-found.ts';
import { fileIsText } from './file-is-text.ts';
import { forecastIsComplete } from './forecast-is-complete.ts';
import { forecastIsNotOverdue } from './forecast-is-not-overdue.ts';
import { framingIsGiven } from './framing-is-given.ts';
import { frontmatterIsValid } from './frontmatter-is-valid.ts';
import { headlineAgrees } from './headline-agrees.ts';
import { idsAreUnique } from './ids-are-unique.ts';
import { imageIsDescribed } from './image-is-described.ts';
import { linkLands } from './link-lands.ts';
import { marksAreRead } from './marks-are-read.ts';
import { namesAreKnown } from './names-are-known.ts';
import { numberIsCited } from './number-is-cited.ts';
import { oneSourceCarries } from './one-source-carries.ts';
import { proseIsData } from './prose-is-data.ts';
import { proseParses } from './prose-parses.ts';
import { publicationIsNear } from './publication-is-near.ts';
import { quotationIsFound } from './quotation-is-found.ts';
import { rankHasBoardAndDate } from './rank-has-board-and-date.ts';
import { ranksOverlap } from './ranks-overlap.ts';
import { readingHasHolder } from './reading-has-holder.ts';
import { readingsOfEqualLength } from './readings-of-equal-length.ts';
import { recordIsKept } from './record-is-kept.ts';
import { referenceLands } from './reference-lands.ts';
import { restsOnOneOrigin } from './rests-on-one-origin.ts';
import { silenceHolds } from './silence-holds.ts';
import { silenceIsSearched } from './silence-is-searched.ts';
import { sourceHasChanged } from './source-has-changed.ts';
import { sourceIsCited } from './source-is-cited.ts';
import { sourceIsRead } from './source-is-read.ts';
import { sourcesAgree } from './sources-agree.ts';
import { subjectsAreListed } from './subjects-are-listed.ts';
import { weekdayMatchesDate } from './weekday-matches-date.ts';

export const rules: readonly Rule[] = [
  citationResolves,
  citationBacksWords,
  referenceLands,
  dependenciesDoNotCircle,
  sourcesAgree,
  quotationIsFound,
  silenceHolds,
  recordIsKept,
  forecastIsComplete,
  datesInOrder,
  weekdayMatchesDate,
  linkLands,
  addressIsHttp,
  imageIsDescribed,
  idsAreUnique,
  namesAreKnown,
  frontmatterIsValid,
  componentDataExists,
  proseIsData,
  proseParses,
  fileIsText,
  acknowledgementNamesAWarning,

  figureIsFound,
  silenceIsSearched,
  evidenceIsKept,
  copiesAreNamed,
  sourceHasChanged,
  restsOnOneOrigin,
  oneSourceCarries,
  claimRestsOnVendor,
  citedSourceStands,
  claimStillStands,
  addressIsPublic,
  sourceIsRead,
  sourceIsCited,
  numberIsCited,
  crowdIsNamed,
  headlineAgrees,
  rankHasBoardAndDate,
  ranksOverlap,
  boardNumbersAgree,
  readingsOfEqualLength,
  readingHasHolder,
  caveatHasScope,
  forecastIsNotOverdue,
  claimIsReviewed,
  framingIsGiven,
  subjectsAreListed,
  publicationIsNear,
  citationIsShown,
  marksAreRead,
  // Judges what all rules above have found.
  acknowledgementIsNeeded,
];

/** What pages of our own promise too: all that asks for no evidence. */
export const ownPageRules: readonly Rule[] = [
  citationResolves,
  linkLands,
  addressIsHttp,
  addressIsPublic,
  imageIsDescribed,
  frontmatterIsValid,
  proseIsData,
  proseParses,
  fileIsText,
  marksAreRead,
];
