/** Made by `scripts/train-sourcing-likelihood.ts`; do not edit. Weights over kinds of words and places, not over words. */
export const LIKELIHOOD_BIAS = -2.04;
export const LIKELIHOOD_WEIGHTS: readonly number[] = [
  0.175, // say finite
  0.638, // say gerund
  0.063, // say other
  0.668, // show finite
  0.121, // show gerund
  0.121, // show other
  0.735, // think finite
  0.328, // think gerund
  1.079, // think other
  0.68, // want finite
  0.754, // want gerund
  0.33, // want other
  0.3, // judge finite
  0.549, // judge gerund
  0.189, // judge other
  0.463, // act finite
  0.1, // act gerund
  0.475, // act other
  0.547, // cue noun
  0.563, // stance
  0.427, // document
  0.383, // crowd
  0.253, // roles
  0.137, // role
  0.04, // organization
  -0.163, // unnamed
  -0.018, // title
  0.091, // pronoun
  0.234, // object pronoun
  -0.21, // modal
  0.094, // negation
  -0.119, // be
  -0.139, // auxiliary
  -0.196, // verb
  -0.047, // time
  -0.053, // quantity
  0.047, // like past
  0.161, // like gerund
  0.093, // possessive
  -0.011, // subordinator
  0.506, // takes sides
  0.547, // attitude
  0.253, // he
  0.485, // she
  0.494, // they
  -0.087, // i
  0.283, // we
  0.375, // you
  -0.117, // it
  0.265, // who
  0.498, // that
  0.755, // whether
  0.43, // how
  0.419, // why
  1.02, // about
  0.404, // against
  0.043, // for
  0.278, // as
  0.0, // than
  0.115, // to
  -0.093, // :
  -0.271, // ?
  -0.053, // (
  -0.028, // ;
  0.716, // himself
  0.237, // herself
  0.123, // themselves
  0.57, // should
  0.252, // would
  0.033, // will
  -0.326, // could
  0.189, // because
  0.152, // if
  -0.055, // but
  -0.03, // more
  -0.423, // most
  -0.083, // many
  0.215, // some
  0.102, // than
  -0.093, // over
  0.023, // toward
  0.02, // with
  -0.428, // into
  -0.046, // not
  0.383, // cue noun + preposition
  -0.116, // possessive + cue noun
  1.588, // quoted
  -0.393, // number
  0.146, // percent
  0.14, // money
  0.309, // one name
  -0.002, // three names
  0.132, // six names
  0.185, // people first
  -0.313, // up to 7 words
  0.16, // up to 14 words
  0.043, // up to 22 words
  0.06, // up to 32 words
  -0.234, // after cue
  0.048, // after quote
  -0.572, // after none
  0.27, // before cue
  0.24, // before quote
  0.084, // alone
  0.051, // first
  -0.097, // last
  0.061, // display
  -0.116, // list
  0.141, // same-speaker
  -0.112, // continuation
  -0.01, // look-ahead
  0.0, // lede
  0.236, // sourceless
  0.179, // two cues
  0.254, // people speak
  0.122, // a pronoun speaks
  -0.137, // it speaks
  0.164, // documents speak
  0.247, // nobody speaks
];
