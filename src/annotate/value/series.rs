//! Numbers written in several words: "two hundred and five", "two-and-a-half million", "4 thousand 3 hundred".

use super::atom::Atoms;
use super::number_word::{ordinal_word, scale, small, tens};

/// Number words from `at`: their value and the position behind them. `scaled` lets "hundred" or "million" stand first.
pub(super) fn words(atoms: &Atoms, at: usize, scaled: bool) -> Option<(f64, usize)> {
    // Nearly all words are turned away here.
    if !scaled && !may_begin(atoms.word(at)) {
        return None;
    }
    Series { group: 0.0, total: 0.0, last_scale: f64::INFINITY, end: at, digits: false }.read(atoms, at, scaled)
}

/// Whether a number in words can begin with that word.
pub(super) fn may_begin(word: &str) -> bool {
    small(word).or_else(|| tens(word)).is_some()
}

/// What was read so far of a number that is written in several words.
pub(super) struct Series {
    /// What is multiplied already: the two thousand of "two thousand and five".
    total: f64,
    /// What may still be multiplied.
    group: f64,
    /// The word that multiplied last; the next one is smaller.
    last_scale: f64,
    end: usize,
    /// The last piece was in digits, so that only a multiplying word goes on.
    digits: bool,
}

impl Series {
    /// What may follow digits of that value which end at `end`.
    pub(super) fn after_digits(value: f64, end: usize) -> Self {
        Self { group: value, total: 0.0, last_scale: f64::INFINITY, end, digits: true }
    }

    /// Reads on to the end of the number that begins at `at`.
    pub(super) fn read(mut self, atoms: &Atoms, at: usize, scaled: bool) -> Option<(f64, usize)> {
        let spelt = !atoms.is_digits(at);
        let mut next = if self.end == at { at } else { atoms.past_joint(self.end) };
        while self.take(atoms, next, scaled && next == at) {
            self.end = next + 1;
            if let Some(ended) = self.part(atoms) {
                return Some(ended);
            }
            next = atoms.past_joint(self.end);
            // "three hundred and five", "two thousand and five"; but "$2 million and five cars".
            let open = atoms.word(self.end - 1) == "hundred" || spelt && scale(atoms.word(self.end - 1)).is_some();
            let joined = small(atoms.word(next + 1)).or_else(|| tens(atoms.word(next + 1))).is_some() || atoms.integer(next + 1, 2).is_some() && !spelt;
            if open && joined && atoms.word(next) == "and" {
                next += 1;
            }
        }
        (self.end > at).then_some((self.total + self.group, self.end))
    }

    /// Adds the word at `next`, if the number goes on with it. `scaled`: a multiplying word may stand first.
    fn take(&mut self, atoms: &Atoms, next: usize, scaled: bool) -> bool {
        let word = atoms.word(next);
        let is_first = self.group == 0.0 && self.total == 0.0;
        let round = self.group % 100.0 == 0.0 && !self.digits;
        if let Some(value) = small(word) {
            let fits = round || !self.digits && self.group % 100.0 >= 20.0 && self.group % 10.0 == 0.0 && value < 10.0;
            if !fits || value == 0.0 && !is_first {
                return false;
            }
            self.group += value;
        } else if let Some(value) = tens(word) {
            if !round {
                return false;
            }
            self.group += value;
        } else if let Some(value) = atoms.integer(next, 3).filter(|_| !is_first && round) {
            let multiplied = scale(atoms.word(next + 1)).is_some_and(|times| times < self.last_scale) || atoms.word(next + 1) == "hundred";
            if !multiplied && atoms.before(next, 1) != "and" {
                return false;
            }
            self.group += f64::from(value);
            self.digits = true;
            return true;
        } else if word == "hundred" && (self.group > 0.0 && self.group < 100.0 || scaled) {
            self.group = self.counted() * 100.0;
        } else if let Some(value) = scale(word).filter(|&value| value < self.last_scale && (self.group > 0.0 || scaled)) {
            self.total += self.counted() * value;
            self.group = 0.0;
            self.last_scale = value;
        } else {
            return false;
        }
        self.digits = false;
        true
    }

    /// What a multiplying word multiplies: one of it, where no number stands before it.
    fn counted(&self) -> f64 {
        if self.group == 0.0 { 1.0 } else { self.group }
    }

    /// Adds "and a half" or "point five", with which a number ends but for one more multiplying word.
    fn part(&self, atoms: &Atoms) -> Option<(f64, usize)> {
        let (part, end) = and_a_part(atoms, self.end).or_else(|| point(atoms, self.end))?;
        let times = atoms.past_joint(end);
        match scale(atoms.word(times)).filter(|&value| value < self.last_scale) {
            Some(value) => Some((self.total + (self.group + part) * value, times + 1)),
            // "two million and a half": half of what was counted last.
            None if self.group == 0.0 && self.last_scale.is_finite() => Some((self.total + part * self.last_scale, end)),
            None => Some((self.total + self.group + part, end)),
        }
    }
}

/// "and a half", "-and-a-half", "and three quarters", "and one fifth": the part and the position behind it.
pub(super) fn and_a_part(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let at = atoms.past_joint(at);
    if atoms.word(at) != "and" {
        return None;
    }
    let top = atoms.past_joint(at + 1);
    let bottom = atoms.past_joint(top + 1);
    let over = |word: &str| if word == "quarter" { Some(0.25) } else { ordinal_word(word).filter(|&value| value > 2.0).map(|value| 1.0 / value) };
    match (atoms.word(top), atoms.word(bottom)) {
        ("a" | "one", "half") => Some((0.5, bottom + 1)),
        ("a", "quarter") => Some((0.25, bottom + 1)),
        ("one", word) => Some((over(word)?, bottom + 1)),
        (word, plural) => Some((small(word).filter(|&top| top > 1.0)? * over(plural.strip_suffix('s')?)?, bottom + 1)),
    }
}

/// "point five", "point zero three" behind number words.
fn point(atoms: &Atoms, at: usize) -> Option<(f64, usize)> {
    let at = atoms.past_joint(at);
    if atoms.word(at) != "point" {
        return None;
    }
    let (mut value, mut worth, mut end) = (0.0, 0.1, atoms.past_joint(at + 1));
    while let Some(digit) = small(atoms.word(end)).filter(|&digit| digit < 10.0 && worth > 1e-6) {
        value += digit * worth;
        worth /= 10.0;
        end += 1;
    }
    (end > atoms.past_joint(at + 1)).then_some((value, end))
}
