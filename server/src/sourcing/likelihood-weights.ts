/** Made by `scripts/train-sourcing-likelihood.ts`; do not edit. Weights over kinds of words and places, not over words. */
export const LIKELIHOOD_BIAS = -2.041;
export const LIKELIHOOD_WEIGHTS: readonly number[] = [
  0.243, // say finite
  0.691, // say gerund
  0.073, // say other
  0.611, // show finite
  0.122, // show gerund
  0.055, // show other
  0.712, // think finite
  0.365, // think gerund
  1.063, // think other
  0.727, // want finite
  0.781, // want gerund
  0.31, // want other
  0.349, // judge finite
  0.553, // judge gerund
  0.251, // judge other
  0.455, // act finite
  0.099, // act gerund
  0.466, // act other
  0.536, // cue noun
  0.528, // stance
  0.419, // document
  0.359, // crowd
  0.243, // roles
  0.134, // role
  0.033, // organization
  -0.156, // unnamed
  0.012, // title
  0.101, // pronoun
  0.247, // object pronoun
  -0.205, // modal
  0.073, // negation
  -0.111, // be
  -0.146, // auxiliary
  -0.196, // verb
  -0.05, // time
  -0.051, // quantity
  0.049, // like past
  0.157, // like gerund
  0.094, // possessive
  -0.026, // subordinator
  0.499, // takes sides
  0.559, // attitude
  0.241, // he
  0.455, // she
  0.491, // they
  -0.087, // i
  0.284, // we
  0.378, // you
  -0.094, // it
  0.256, // who
  0.496, // that
  0.753, // whether
  0.44, // how
  0.405, // why
  1.002, // about
  0.391, // against
  0.065, // for
  0.292, // as
  0.0, // than
  0.104, // to
  -0.138, // :
  -0.26, // ?
  -0.036, // (
  -0.026, // ;
  0.751, // himself
  0.236, // herself
  0.137, // themselves
  0.565, // should
  0.277, // would
  0.038, // will
  -0.338, // could
  0.213, // because
  0.164, // if
  -0.047, // but
  -0.046, // more
  -0.405, // most
  -0.077, // many
  0.257, // some
  0.122, // than
  -0.079, // over
  0.097, // toward
  0.011, // with
  -0.442, // into
  -0.019, // not
  0.317, // cue noun + preposition
  -0.071, // possessive + cue noun
  1.619, // quoted
  -0.377, // number
  0.076, // percent
  0.081, // money
  0.295, // one name
  -0.012, // three names
  0.103, // six names
  0.159, // people first
  -0.377, // up to 7 words
  0.076, // up to 14 words
  0.007, // up to 22 words
  0.056, // up to 32 words
  -0.297, // after cue
  0.08, // after quote
  -0.541, // after none
  0.268, // before cue
  0.266, // before quote
  0.075, // alone
  0.083, // first
  -0.103, // last
  0.116, // display
  -0.13, // list
  0.261, // same-speaker
  0.06, // continuation
  0.0, // look-ahead
  0.545, // lede
  0.218, // sourceless
  0.185, // two cues
  0.243, // people speak
  0.118, // a pronoun speaks
  -0.147, // it speaks
  0.211, // documents speak
  0.228, // nobody speaks
];
