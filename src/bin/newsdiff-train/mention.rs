//! The tagger of names: training in two passes, and its figures on held-out data.

use std::path::Path;

use anyhow::Context;
use newsdiff::annotate::tagger::{Class, Features, LABELS, Label, Pass, Reading, Tagger, labels, may_follow, spans};
use newsdiff::crf::{Cache, Source, Weights};
use newsdiff::syntax::{Document, Vocabulary};
use newsdiff::text::Layout;

use crate::conll::{self, Labelled};
use crate::crf::{Data, Settings, Trained};
use crate::files;

/// Sets that the shipped model is trained on; see `assets/mention.md`.
///
/// The dev part of crossner is thrice its train part, and nothing is measured on it.
pub(crate) const SETS: &[&str] = &["conll2003/train", "worldwide/train", "crossner/train", "crossner/dev", "wnut17/train", "gum_open/train"];

/// A document with its shape, so that words can borrow its text.
struct Prepared {
    labelled: Labelled,
    layout: Layout,
}

/// Trains both passes on `sets` below `folder` ("conll2003/train").
pub(crate) fn train(folder: &Path, sets: &[String], settings: &Settings) -> anyhow::Result<Tagger> {
    let mut prepared = Vec::new();
    for set in sets {
        prepared.extend(read(&folder.join(set).with_extension("conll"))?);
    }
    let mut vocabulary = Vocabulary::default();
    let documents: Vec<Document<'_>> = prepared.iter().map(|one| Document::new(&one.labelled.text, &one.layout, &mut vocabulary)).collect();
    let features: Vec<Features<'_>> = documents.iter().map(Features::new).collect();
    let numbers = |labels: Vec<Label>| labels.into_iter().map(|label| label.0).collect();
    let of_one = |(one, document): (&Prepared, &Document<'_>)| one.labelled.labels(document).into_iter().map(numbers).collect();
    let right: Vec<Vec<Vec<u8>>> = prepared.iter().zip(&documents).map(of_one).collect();
    let fit = |passes: Option<&[Pass]>, keep: &dyn Fn(usize) -> bool| {
        let examples: Vec<_> = (0..features.len())
            .filter(|number| keep(*number))
            .map(|number| (Reading { features: &features[number], pass: passes.map(|passes| &passes[number]) }, right[number].as_slice()))
            .collect();
        Data::new(&examples, settings).train(may_follow, settings)
    };
    eprintln!("first pass");
    let first = fit(None, &|_| true);
    eprintln!("halves, each labelled by the model of the other");
    let halves = [fit(None, &|number| number % 2 == 1), fit(None, &|number| number % 2 == 0)];
    let halves = halves.map(|half| (half.weights(settings), half.chain));
    let pass = |number: usize| {
        let (weights, chain) = &halves[number % 2];
        let reading = Reading { features: &features[number], pass: None };
        let mut cache = Cache::default();
        let once: Vec<Vec<Label>> = (0..reading.sentences())
            .map(|sentence| {
                let steps = weights.scores(&reading, sentence, &mut cache, |_, _| false);
                labels(chain, steps.iter().map(|steps| steps.as_ref().map(|steps| weights.in_full(steps))))
            })
            .collect();
        Pass::new(&documents[number], &once)
    };
    let passes: Vec<Pass> = (0..features.len()).map(pass).collect();
    eprintln!("second pass");
    let second = fit(Some(&passes), &|_| true);
    Ok(join(first, second, settings))
}

/// Both passes side by side. What the first pass has no weight for is read by the second alone.
fn join(first: Trained<LABELS>, second: Trained<LABELS>, settings: &Settings) -> Tagger {
    let mut later = Vec::new();
    let mut both = Vec::with_capacity(first.weights.len());
    for (hash, row) in second.weights {
        match first.weights.get(&hash) {
            Some(earlier) => both.push((hash, std::array::from_fn(|label| if label < LABELS { earlier[label] } else { row[label - LABELS] }))),
            None => later.push((hash, row)),
        }
    }
    Tagger::new(Weights::new(both, settings.least_weight), Weights::new(later, settings.least_weight), [first.chain, second.chain])
}

/// Prints precision, recall and F1 over all classes and the F1 of each, for each file.
pub(crate) fn eval(tagger: &Tagger, files: &[impl AsRef<Path>]) -> anyhow::Result<()> {
    for file in files {
        let file = file.as_ref();
        let mut counts = [[0_usize; 3]; Class::ALL.len()];
        for one in read(file)? {
            let document = Document::new(&one.labelled.text, &one.layout, &mut Vocabulary::default());
            let found = tagger.label(&document, &mut Cache::default());
            for (found, right) in found.iter().zip(one.labelled.labels(&document)) {
                let (found, right) = (spans(found), spans(&right));
                for (range, class) in &found {
                    counts[*class as usize][0] += usize::from(right.contains(&(range.clone(), *class)));
                    counts[*class as usize][1] += 1;
                }
                for (_, class) in &right {
                    counts[*class as usize][2] += 1;
                }
            }
        }
        let sum = |classes: &[[usize; 3]]| classes.iter().fold([0; 3], |sum, counts| std::array::from_fn(|part| sum[part] + counts[part]));
        let f1 = |[hits, found, right]: [usize; 3]| 200.0 * hits as f64 / (found + right).max(1) as f64;
        let [hits, found, right] = sum(&counts);
        let share = |of: usize| 100.0 * hits as f64 / of.max(1) as f64;
        let name = file.parent().and_then(Path::file_name).context("a file in a folder")?.to_string_lossy();
        let part = files::stem(file)?;
        println!(
            "{name}/{part} precision={:.2} recall={:.2} f1={:.2} f1_without_misc={:.2} PER={:.2} ORG={:.2} LOC={:.2} MISC={:.2}",
            share(found),
            share(right),
            f1([hits, found, right]),
            f1(sum(&counts[..3])),
            f1(counts[0]),
            f1(counts[1]),
            f1(counts[2]),
            f1(counts[3])
        );
    }
    Ok(())
}

fn read(file: &Path) -> anyhow::Result<Vec<Prepared>> {
    let prepare = |labelled: Labelled| Prepared { layout: labelled.layout(), labelled };
    Ok(conll::read(file)?.into_iter().map(prepare).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tagger_of_a_few_articles_is_read_back_and_finds_their_names() {
        let folder = Path::new("tests/fixtures/train");
        let made = train(folder, &["tiny/train".into()], &Settings::default()).unwrap();
        let tagger = Tagger::read(&made.write()).unwrap();
        assert_eq!(tagger.write(), made.write());
        for one in read(&folder.join("tiny/train.conll")).unwrap() {
            let document = Document::new(&one.labelled.text, &one.layout, &mut Vocabulary::default());
            assert_eq!(tagger.label(&document, &mut Cache::default()), one.labelled.labels(&document), "{}", one.labelled.text);
        }
    }
}
