//! The tagger of names: training in two passes, and its figures on held-out data.

use std::path::Path;

use anyhow::Context;
use newsdiff::annotate::tagger::{Class, Features, Label, Model, Pass, Reading, label, may_follow, read as read_once, spans};
use newsdiff::syntax::Document;
use newsdiff::text::Layout;

use crate::conll::{self, Labelled};
use crate::crf::{Data, Settings};

/// Sets that the shipped model is trained on; see `assets/mention.md`.
pub(crate) const SETS: &[&str] = &["conll2003", "worldwide", "crossner", "wnut17", "gum_open"];

/// A document with its shape, so that words can borrow its text.
struct Prepared {
    labelled: Labelled,
    layout: Layout,
}

/// Trains both passes on the train parts of `sets` below `folder`.
pub(crate) fn train(folder: &Path, sets: &[String], settings: &Settings) -> anyhow::Result<[Model; 2]> {
    let mut prepared = Vec::new();
    for set in sets {
        prepared.extend(read(&folder.join(set).join("train.conll"))?);
    }
    let documents: Vec<Document<'_>> = prepared.iter().map(|one| Document::new(&one.labelled.text, &one.layout)).collect();
    let features: Vec<Features<'_>> = documents.iter().map(Features::new).collect();
    let numbers = |labels: Vec<Label>| labels.into_iter().map(|label| label.0).collect();
    let labels = |(one, document): (&Prepared, &Document<'_>)| one.labelled.labels(document).into_iter().map(numbers).collect();
    let labels: Vec<Vec<Vec<u8>>> = prepared.iter().zip(&documents).map(labels).collect();
    let fit = |passes: Option<&[Pass]>, keep: &dyn Fn(usize) -> bool| {
        let examples: Vec<_> = (0..features.len())
            .filter(|number| keep(*number))
            .map(|number| (Reading { features: &features[number], pass: passes.map(|passes| &passes[number]) }, labels[number].as_slice()))
            .collect();
        Data::new(&examples, settings).train(may_follow, settings)
    };
    eprintln!("first pass");
    let first = fit(None, &|_| true);
    eprintln!("halves, each labelled by the model of the other");
    let halves = [fit(None, &|number| number % 2 == 1), fit(None, &|number| number % 2 == 0)];
    let pass = |number: usize| Pass::new(&documents[number], &read_once(&features[number], None, &halves[number % 2]));
    let passes: Vec<Pass> = (0..features.len()).map(pass).collect();
    eprintln!("second pass");
    let second = fit(Some(&passes), &|_| true);
    Ok([first, second])
}

/// Prints precision, recall and F1 over all classes and the F1 of each, for each file.
pub(crate) fn eval(models: &[Model; 2], files: &[impl AsRef<Path>]) -> anyhow::Result<()> {
    for file in files {
        let file = file.as_ref();
        let mut counts = [[0_usize; 3]; Class::ALL.len()];
        for one in read(file)? {
            let document = Document::new(&one.labelled.text, &one.layout);
            let found = label(&document, models);
            for (found, right) in found.iter().zip(one.labelled.labels(&document)) {
                let (found, right) = (spans(found), spans(&right));
                for (range, class) in &found {
                    counts[*class as usize][0] += usize::from(right.contains(&(range.clone(), *class)));
                    counts[*class as usize][1] += 1;
                }
                right.iter().for_each(|(_, class)| counts[*class as usize][2] += 1);
            }
        }
        let sum = |classes: &[[usize; 3]]| classes.iter().fold([0; 3], |sum, counts| std::array::from_fn(|part| sum[part] + counts[part]));
        let f1 = |[hits, found, right]: [usize; 3]| 200.0 * hits as f64 / (found + right).max(1) as f64;
        let [hits, found, right] = sum(&counts);
        let share = |of: usize| 100.0 * hits as f64 / of.max(1) as f64;
        let name = file.parent().and_then(Path::file_name).context("a file in a folder")?.to_string_lossy();
        let part = file.file_stem().context("a file")?.to_string_lossy();
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
