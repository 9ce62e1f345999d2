//! Training of a linear-chain conditional random field by `AdaGrad` on the likelihood, sentence after sentence.

use std::collections::{BTreeMap, HashMap};

use newsdiff::crf::{Chain as Transitions, Order, Source, Weights};

/// A row of weights, one for each label.
pub(crate) type Row<const LABELS: usize> = [f32; LABELS];

/// What training came to.
pub(crate) struct Trained<const LABELS: usize> {
    /// Features by their hash.
    pub(crate) weights: BTreeMap<u64, Row<LABELS>>,
    /// One label after the other.
    pub(crate) chain: Transitions<LABELS>,
}

impl<const LABELS: usize> Trained<LABELS> {
    /// The weights as the program uses them.
    pub(crate) fn weights(&self, settings: &Settings) -> Weights<LABELS> {
        Weights::new(self.weights.iter().map(|(hash, row)| (*hash, *row)), settings.least_weight)
    }
}

/// Features of the words of all sentences, as numbers of rows.
pub(crate) struct Data {
    /// Row of each feature.
    rows: HashMap<u64, u32>,
    /// Rows of all words, one after the other.
    features: Vec<u32>,
    /// Where in `features` each word begins; one more at the end.
    starts: Vec<usize>,
    /// The right label of each word.
    labels: Vec<u8>,
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
    #[arg(long, default_value_t = 0.05)]
    pub(crate) least_weight: f32,
    /// The mean of the weights after this many last rounds is taken
    #[arg(long, default_value_t = 4)]
    averaged: usize,
}

#[cfg(test)]
impl Default for Settings {
    /// Those of a command line that names none.
    fn default() -> Self {
        #[derive(clap::Parser)]
        struct Line {
            #[command(flatten)]
            settings: Settings,
        }
        <Line as clap::Parser>::parse_from([""]).settings
    }
}

/// Every feature of a word.
fn each_feature<S: Source>(source: &S, words: &[usize], sentence: usize, position: usize, emit: &mut impl FnMut(u64)) {
    for offset in -S::REACH..=S::REACH {
        if let Some(form) = position.checked_add_signed(offset.into()).and_then(|at| words.get(at)) {
            source.of_form(*form, offset, emit);
        }
    }
    source.of_setting(sentence, position, emit);
    source.elsewhere(sentence, position, &mut |form, side| source.of_elsewhere(form, side, emit));
    source.of_place(sentence, position, emit);
}

/// Calls `visit` with every word of every document: the document, its sentence, its place, the forms of the sentence.
fn each_word<S: Source>(examples: &[(S, &[Vec<u8>])], mut visit: impl FnMut(&S, usize, usize, &[usize])) {
    for (source, _) in examples {
        for sentence in 0..source.sentences() {
            let words: Vec<usize> = source.words(sentence).collect();
            (0..words.len()).for_each(|position| visit(source, sentence, position, &words));
        }
    }
}

impl Data {
    /// Counts the features of all documents and keeps those seen often enough. An example is a document with the right labels of its words.
    pub(crate) fn new<S: Source>(examples: &[(S, &[Vec<u8>])], settings: &Settings) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        each_word(examples, |source, sentence, position, words| {
            each_feature(source, words, sentence, position, &mut |hash| *counts.entry(hash).or_default() += 1);
        });
        let mut kept: Vec<u64> = counts.into_iter().filter(|(_, count)| *count >= settings.least_seen).map(|(hash, _)| hash).collect();
        kept.sort_unstable();
        let rows: HashMap<u64, u32> = kept.into_iter().zip(0..).collect();
        let mut data = Self { rows, features: Vec::new(), starts: vec![0], labels: Vec::new(), sentences: Vec::new() };
        each_word(examples, |source, sentence, position, words| {
            each_feature(source, words, sentence, position, &mut |hash| data.features.extend(data.rows.get(&hash)));
            data.starts.push(data.features.len());
        });
        for labels in examples.iter().flat_map(|(_, sentences)| *sentences).filter(|labels| !labels.is_empty()) {
            data.sentences.push((data.labels.len(), data.labels.len() + labels.len()));
            data.labels.extend(labels);
        }
        assert_eq!(data.labels.len() + 1, data.starts.len(), "every word has one label");
        eprintln!("{} features, {} words, {} sentences", data.rows.len(), data.labels.len(), data.sentences.len());
        data
    }

    /// Trains a model.
    pub(crate) fn train<const LABELS: usize>(&self, order: Order, settings: &Settings) -> Trained<LABELS> {
        let mut trainer = Trainer::new(self, order, settings.rate);
        let mut sentences = self.sentences.clone();
        let mut random = 0x2545_f491_4f6c_dd1d_u64;
        let mut sum: Vec<Row<LABELS>> = vec![[0.0; LABELS]; self.rows.len()];
        let mut transitions = [[0.0; LABELS]; LABELS];
        for round in 0..settings.rounds {
            for position in (1..sentences.len()).rev() {
                random ^= random << 13;
                random ^= random >> 7;
                random ^= random << 17;
                sentences.swap(position, (random % (position as u64 + 1)) as usize);
            }
            let likelihood: f64 = sentences.iter().map(|sentence| trainer.step(*sentence)).sum();
            eprintln!("round {}: log likelihood {likelihood:.0}", round + 1);
            if round + settings.averaged >= settings.rounds {
                let share = 1.0 / settings.averaged as f32;
                sum.iter_mut().zip(&trainer.weights).for_each(|(sum, row)| add(sum, row, share));
                transitions.iter_mut().zip(&trainer.transitions).for_each(|(sum, row)| add(sum, row, share));
            }
        }
        let weights = self.rows.iter().map(|(hash, row)| (*hash, sum[*row as usize])).collect();
        Trained { weights, chain: Transitions::new(order, &transitions) }
    }
}

fn add<const LABELS: usize>(sum: &mut Row<LABELS>, row: &Row<LABELS>, share: f32) {
    sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight * share);
}

struct Trainer<'a, const LABELS: usize> {
    data: &'a Data,
    rate: f32,
    weights: Vec<Row<LABELS>>,
    squares: Vec<Row<LABELS>>,
    transitions: [Row<LABELS>; LABELS],
    transition_squares: [Row<LABELS>; LABELS],
    order: Order,
}

impl<'a, const LABELS: usize> Trainer<'a, LABELS> {
    fn new(data: &'a Data, order: Order, rate: f32) -> Self {
        let rows = vec![[0.0; LABELS]; data.rows.len()];
        let transitions = [[0.0; LABELS]; LABELS];
        Self { data, rate, weights: rows.clone(), squares: rows, transitions, transition_squares: transitions, order }
    }

    /// Learns from one sentence; gives the logarithm of the likelihood it had before.
    fn step(&mut self, (first, end): (usize, usize)) -> f64 {
        let data = self.data;
        let words = first..end;
        let scores: Vec<Row<LABELS>> = words
            .clone()
            .map(|word| {
                let mut score = [0.0; LABELS];
                data.features[data.starts[word]..data.starts[word + 1]].iter().for_each(|row| add(&mut score, &self.weights[*row as usize], 1.0));
                score
            })
            .collect();
        let labels = &data.labels[words.clone()];
        let chain = Chain::new(&scores, &self.transitions, self.order);
        for (position, word) in words.enumerate() {
            let mut gradient = chain.marginal(position).map(|share| -share);
            gradient[usize::from(labels[position])] += 1.0;
            // A word that is as good as learned changes nothing that matters.
            if gradient.iter().all(|part| part.abs() < 2e-3) {
                continue;
            }
            for row in &data.features[data.starts[word]..data.starts[word + 1]] {
                update(&mut self.weights[*row as usize], &mut self.squares[*row as usize], &gradient, self.rate);
            }
        }
        let mut gradient = chain.transitions();
        for pair in labels.windows(2) {
            gradient[usize::from(pair[0])][usize::from(pair[1])] += 1.0;
        }
        let right = score(labels, &scores, &self.transitions);
        for ((weights, squares), gradient) in self.transitions.iter_mut().zip(&mut self.transition_squares).zip(&gradient) {
            update(weights, squares, gradient, self.rate);
        }
        right - chain.total
    }
}

/// A step of `AdaGrad`.
fn update<const LABELS: usize>(weights: &mut Row<LABELS>, squares: &mut Row<LABELS>, gradient: &Row<LABELS>, rate: f32) {
    for ((weight, square), part) in weights.iter_mut().zip(squares).zip(gradient) {
        *square += part * part;
        *weight += rate * part / (*square + 1.0).sqrt();
    }
}

/// Forward and backward sums over all ways to label a sentence, scaled word by word.
struct Chain<const LABELS: usize> {
    /// Exponentials of the scores.
    scores: Vec<Row<LABELS>>,
    /// Exponentials of the transitions, 0 where one cannot be.
    transitions: [Row<LABELS>; LABELS],
    forward: Vec<Row<LABELS>>,
    backward: Vec<Row<LABELS>>,
    scales: Vec<f32>,
    /// Logarithm of the sum.
    total: f64,
}

impl<const LABELS: usize> Chain<LABELS> {
    fn new(scores: &[Row<LABELS>], transitions: &[Row<LABELS>; LABELS], order: Order) -> Self {
        let transition = |before: usize, after: usize| if order(Some(before), Some(after)) { transitions[before][after].exp() } else { 0.0 };
        let transitions: [Row<LABELS>; LABELS] = std::array::from_fn(|before| std::array::from_fn(|after| transition(before, after)));
        let mut total = 0.0;
        let exponentials = |scores: &Row<LABELS>| {
            let highest = scores.iter().fold(f32::NEG_INFINITY, |highest, score| highest.max(*score));
            total += f64::from(highest);
            scores.map(|score| (score - highest).exp())
        };
        let scores: Vec<Row<LABELS>> = scores.iter().map(exponentials).collect();
        let length = scores.len();
        let begins = |label: usize| f32::from(u8::from(order(None, Some(label))));
        let ends = |label: usize| f32::from(u8::from(order(Some(label), None)));
        let mut forward: Vec<Row<LABELS>> = Vec::with_capacity(length);
        let mut scales = Vec::with_capacity(length);
        for (position, score) in scores.iter().enumerate() {
            let mut sums: Row<LABELS> = match forward.last() {
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
        let mut chain = Self { scores, transitions, forward, backward: vec![std::array::from_fn(ends); length], scales, total };
        for position in (0..length.saturating_sub(1)).rev() {
            let after = chain.after(position + 1);
            chain.backward[position] =
                std::array::from_fn(|label| chain.transitions[label].iter().zip(&after).map(|(transition, after)| transition * after).sum());
        }
        chain
    }

    /// What the sentence from a word on weighs, by the word's label.
    fn after(&self, position: usize) -> Row<LABELS> {
        std::array::from_fn(|label| self.scores[position][label] * self.backward[position][label] / self.scales[position])
    }

    /// How likely each label of a word is.
    fn marginal(&self, position: usize) -> Row<LABELS> {
        std::array::from_fn(|label| self.forward[position][label] * self.backward[position][label])
    }

    /// Minus how often each label is expected after each other.
    fn transitions(&self) -> [Row<LABELS>; LABELS] {
        let mut expected = [[0.0; LABELS]; LABELS];
        for position in 1..self.scores.len() {
            let after = self.after(position);
            for (before, row) in expected.iter_mut().enumerate() {
                for (label, sum) in row.iter_mut().enumerate() {
                    *sum -= self.forward[position - 1][before] * self.transitions[before][label] * after[label];
                }
            }
        }
        expected
    }
}

/// The score of one way to label a sentence.
fn score<const LABELS: usize>(labels: &[u8], scores: &[Row<LABELS>], transitions: &[Row<LABELS>; LABELS]) -> f64 {
    let own: f64 = labels.iter().zip(scores).map(|(label, score)| f64::from(score[usize::from(*label)])).sum();
    own + labels.windows(2).map(|pair| f64::from(transitions[usize::from(pair[0])][usize::from(pair[1])])).sum::<f64>()
}
