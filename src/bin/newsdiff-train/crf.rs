//! Training of a linear-chain conditional random field by `AdaGrad` on the likelihood, sentence after sentence.

use std::collections::HashMap;

use newsdiff::annotate::tagger::{Features, LABELS, Label, Model, Pass, may_follow};

/// A row of weights, one for each label.
type Row = [f32; LABELS];

/// Features of the words of all sentences, as numbers of rows.
pub(crate) struct Data {
    /// Row of each feature.
    rows: HashMap<u64, u32>,
    /// Rows of all words, one after the other.
    features: Vec<u32>,
    /// Where in `features` each word begins; one more at the end.
    starts: Vec<usize>,
    /// The right label of each word.
    labels: Vec<Label>,
    /// First word of each sentence and the first after it.
    sentences: Vec<(usize, usize)>,
}

/// How a model is trained. The defaults were found by trying on conll2003/dev and worldwide/dev.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Settings {
    /// Readings of the whole data
    #[arg(long, default_value_t = 10)]
    rounds: usize,
    /// Step of a weight
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    /// A feature that is seen less often gets no weight
    #[arg(long, default_value_t = 2)]
    least_seen: u32,
    /// A weight below this is dropped at the end
    #[arg(long, default_value_t = 0.1)]
    least_weight: f32,
    /// The mean of the weights after this many last rounds is taken
    #[arg(long, default_value_t = 4)]
    averaged: usize,
}

/// Every feature of a word.
fn each_feature(features: &Features<'_>, number: usize, position: usize, pass: Option<&Pass>, emit: &mut impl FnMut(u64)) {
    let words = &features.document.sentences[number].words;
    for offset in -4_i8..=4 {
        if let Some(word) = position.checked_add_signed(offset.into()).and_then(|at| words.get(at)) {
            features.of_form(word.kind, offset, &mut *emit);
        }
    }
    features.of_place(number, position, pass, emit);
}

/// A document ready for training: its features, the first pass over it where there is one, the right labels.
pub(crate) type Example<'a> = (&'a Features<'a>, Option<&'a Pass>, &'a [Vec<Label>]);

impl Data {
    /// Counts the features of all documents and keeps those seen often enough.
    pub(crate) fn new(examples: &[Example<'_>], settings: &Settings) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        let each_word = |visit: &mut dyn FnMut(&Example<'_>, usize, usize)| {
            for example in examples {
                for (number, sentence) in example.0.document.sentences.iter().enumerate() {
                    (0..sentence.words.len()).for_each(|position| visit(example, number, position));
                }
            }
        };
        each_word(&mut |example, number, position| each_feature(example.0, number, position, example.1, &mut |hash| *counts.entry(hash).or_default() += 1));
        let mut kept: Vec<u64> = counts.into_iter().filter(|(_, count)| *count >= settings.least_seen).map(|(hash, _)| hash).collect();
        kept.sort_unstable();
        let rows: HashMap<u64, u32> = kept.into_iter().zip(0..).collect();
        let mut data = Self { rows, features: Vec::new(), starts: vec![0], labels: Vec::new(), sentences: Vec::new() };
        for example in examples {
            for (number, labels) in example.2.iter().enumerate() {
                let first = data.labels.len();
                for position in 0..labels.len() {
                    let (rows, features) = (&data.rows, &mut data.features);
                    each_feature(example.0, number, position, example.1, &mut |hash| features.extend(rows.get(&hash)));
                    data.starts.push(data.features.len());
                }
                data.labels.extend(labels);
                data.sentences.push((first, data.labels.len()));
            }
        }
        data.sentences.retain(|(first, end)| first < end);
        eprintln!("{} features, {} words, {} sentences", data.rows.len(), data.labels.len(), data.sentences.len());
        data
    }

    /// Trains a model.
    pub(crate) fn train(&self, settings: &Settings) -> Model {
        let mut trainer = Trainer::new(self, settings.rate);
        let mut order = self.sentences.clone();
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        let mut sum: Vec<Row> = vec![[0.0; LABELS]; self.rows.len()];
        let mut transitions = [[0.0; LABELS]; LABELS];
        for round in 0..settings.rounds {
            for position in (1..order.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                order.swap(position, (random % (position as u64 + 1)) as usize);
            }
            let likelihood: f64 = order.iter().map(|sentence| trainer.step(*sentence)).sum();
            eprintln!("round {}: log likelihood {likelihood:.0}", round + 1);
            if round + settings.averaged >= settings.rounds {
                let share = 1.0 / settings.averaged as f32;
                sum.iter_mut().zip(&trainer.weights).for_each(|(sum, row)| add(sum, row, share));
                transitions.iter_mut().zip(&trainer.transitions).for_each(|(sum, row)| add(sum, row, share));
            }
        }
        Model::new(&transitions, self.rows.iter().map(|(hash, row)| (*hash, sum[*row as usize])), settings.least_weight)
    }
}

fn add(sum: &mut Row, row: &Row, share: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * share);
}

struct Trainer<'a> {
    data: &'a Data,
    rate: f32,
    weights: Vec<Row>,
    squares: Vec<Row>,
    transitions: [Row; LABELS],
    transition_squares: [Row; LABELS],
    /// By label before, then after: whether that can be.
    allowed: [[bool; LABELS]; LABELS],
}

impl<'a> Trainer<'a> {
    fn new(data: &'a Data, rate: f32) -> Self {
        let label = |label: usize| Some(Label(label as u8));
        let allowed = std::array::from_fn(|before| std::array::from_fn(|after| may_follow(label(before), label(after))));
        let rows = vec![[0.0; LABELS]; data.rows.len()];
        Self { data, rate, weights: rows.clone(), squares: rows, transitions: [[0.0; LABELS]; LABELS], transition_squares: [[0.0; LABELS]; LABELS], allowed }
    }

    /// Learns from one sentence; gives the logarithm of the likelihood it had before.
    fn step(&mut self, (first, end): (usize, usize)) -> f64 {
        let data = self.data;
        let words = first..end;
        let scores: Vec<Row> = words
            .clone()
            .map(|word| {
                let mut score = [0.0; LABELS];
                data.features[data.starts[word]..data.starts[word + 1]].iter().for_each(|row| add(&mut score, &self.weights[*row as usize], 1.0));
                score
            })
            .collect();
        let labels = &data.labels[words.clone()];
        let chain = Chain::new(&scores, &self.transitions, &self.allowed);
        for (position, word) in words.enumerate() {
            let mut gradient = chain.marginal(position).map(|share| -share);
            gradient[usize::from(labels[position].0)] += 1.0;
            // A word that is as good as learned changes nothing that matters.
            if gradient.iter().all(|part| part.abs() < 2e-3) {
                continue;
            }
            for row in &data.features[data.starts[word]..data.starts[word + 1]] {
                update(&mut self.weights[*row as usize], &mut self.squares[*row as usize], &gradient, self.rate);
            }
        }
        let mut gradient = chain.transitions(&self.allowed);
        for pair in labels.windows(2) {
            gradient[usize::from(pair[0].0)][usize::from(pair[1].0)] += 1.0;
        }
        let right = chain.score(labels, &scores, &self.transitions);
        for ((weights, squares), gradient) in self.transitions.iter_mut().zip(&mut self.transition_squares).zip(&gradient) {
            update(weights, squares, gradient, self.rate);
        }
        right - chain.total
    }
}

/// A step of `AdaGrad`.
fn update(weights: &mut Row, squares: &mut Row, gradient: &Row, rate: f32) {
    for ((weight, square), part) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += part * part;
        *weight += rate * part / (*square + 1.0).sqrt();
    }
}

/// Forward and backward sums over all ways to label a sentence, scaled word by word.
struct Chain {
    /// Exponentials of the scores.
    scores: Vec<Row>,
    /// Exponentials of the transitions, 0 where one cannot be.
    transitions: [Row; LABELS],
    forward: Vec<Row>,
    backward: Vec<Row>,
    scales: Vec<f32>,
    /// Logarithm of the sum.
    total: f64,
}

impl Chain {
    fn new(scores: &[Row], transitions: &[Row; LABELS], allowed: &[[bool; LABELS]; LABELS]) -> Self {
        let transitions: [Row; LABELS] =
            std::array::from_fn(|before| std::array::from_fn(|after| if allowed[before][after] { transitions[before][after].exp() } else { 0.0 }));
        let mut total = 0.0;
        let exponentials = |scores: &Row| {
            let highest = scores.iter().fold(f32::NEG_INFINITY, |highest, score| highest.max(*score));
            total += f64::from(highest);
            scores.map(|score| (score - highest).exp())
        };
        let scores: Vec<Row> = scores.iter().map(exponentials).collect();
        let length = scores.len();
        let begins = |label: usize| f32::from(u8::from(may_follow(None, Some(Label(label as u8)))));
        let ends = |label: usize| f32::from(u8::from(may_follow(Some(Label(label as u8)), None)));
        let mut forward: Vec<Row> = Vec::with_capacity(length);
        let mut scales = Vec::with_capacity(length);
        for (position, score) in scores.iter().enumerate() {
            let mut sums: Row = match forward.last() {
                None => std::array::from_fn(begins),
                Some(before) => {
                    let mut sums = [0.0; LABELS];
                    before.iter().zip(&transitions).for_each(|(sum, row)| add(&mut sums, row, *sum));
                    sums
                }
            };
            sums.iter_mut().zip(score).for_each(|(sum, score)| *sum *= score);
            if position + 1 == length {
                sums.iter_mut().enumerate().for_each(|(label, sum)| *sum *= ends(label));
            }
            let scale = sums.iter().sum::<f32>().max(1e-30);
            total += f64::from(scale.ln());
            forward.push(sums.map(|sum| sum / scale));
            scales.push(scale);
        }
        let mut backward: Vec<Row> = vec![std::array::from_fn(ends); length];
        for position in (0..length.saturating_sub(1)).rev() {
            let after: Row = std::array::from_fn(|label| scores[position + 1][label] * backward[position + 1][label] / scales[position + 1]);
            backward[position] = std::array::from_fn(|label| transitions[label].iter().zip(&after).map(|(transition, after)| transition * after).sum());
        }
        Self { scores, transitions, forward, backward, scales, total }
    }

    /// How likely each label of a word is.
    fn marginal(&self, position: usize) -> Row {
        std::array::from_fn(|label| self.forward[position][label] * self.backward[position][label])
    }

    /// Minus how often each label is expected after each other.
    fn transitions(&self, allowed: &[[bool; LABELS]; LABELS]) -> [Row; LABELS] {
        let mut expected = [[0.0; LABELS]; LABELS];
        for position in 1..self.scores.len() {
            let after: Row = std::array::from_fn(|label| self.scores[position][label] * self.backward[position][label] / self.scales[position]);
            for (before, row) in expected.iter_mut().enumerate() {
                for (label, sum) in row.iter_mut().enumerate().filter(|(label, _)| allowed[before][*label]) {
                    *sum -= self.forward[position - 1][before] * self.transitions[before][label] * after[label];
                }
            }
        }
        expected
    }

    /// The score of one way to label the sentence.
    #[expect(clippy::unused_self, reason = "a question about the chain")]
    fn score(&self, labels: &[Label], scores: &[Row], transitions: &[Row; LABELS]) -> f64 {
        let own: f64 = labels.iter().zip(scores).map(|(label, score)| f64::from(score[usize::from(label.0)])).sum();
        own + labels.windows(2).map(|pair| f64::from(transitions[usize::from(pair[0].0)][usize::from(pair[1].0)])).sum::<f64>()
    }
}
