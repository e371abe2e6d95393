import type { Rule } from '../../lint/rule.ts';
import { agentlessPassive } from './agentless-passive.ts';
import { allegedly } from './allegedly.ts';
import { analysisVoice } from './analysis-voice.ts';
import { anonymousNoReason } from './anonymous-no-reason.ts';
import { doubleHedge } from './double-hedge.ts';
import { headlineUnattributed } from './headline-unattributed.ts';
import { lateSpeaker } from './late-speaker.ts';
import { loadedVerb } from './loaded-verb.ts';
import { mindReading } from './mind-reading.ts';
import { noBaseline } from './no-baseline.ts';
import { percentPoints } from './percent-points.ts';
import { pollMethod } from './poll-method.ts';
import { quoteNoSpeaker } from './quote-no-speaker.ts';
import { relativeRiskOnly } from './relative-risk-only.ts';
import { reportedly } from './reportedly.ts';
import { scareQuotes } from './scare-quotes.ts';
import { secondhandNoLink } from './secondhand-no-link.ts';
import { studyUnnamed } from './study-unnamed.ts';
import { superlative } from './superlative.ts';
import { unattributedClaim } from './unattributed-claim.ts';
import { vagueSource } from './vague-source.ts';
import { vagueTime } from './vague-time.ts';
import { voiceShift } from './voice-shift.ts';

/** The rules of the family `attribution/`, in the order of the documentation. */
export const ATTRIBUTION_RULES: readonly Rule[] = [
  vagueSource,
  agentlessPassive,
  reportedly,
  allegedly,
  anonymousNoReason,
  secondhandNoLink,
  studyUnnamed,
  pollMethod,
  quoteNoSpeaker,
  lateSpeaker,
  scareQuotes,
  loadedVerb,
  mindReading,
  unattributedClaim,
  superlative,
  analysisVoice,
  headlineUnattributed,
  voiceShift,
  doubleHedge,
  percentPoints,
  noBaseline,
  relativeRiskOnly,
  vagueTime,
];
