//! The tagger of parts of speech and the dictionary beside it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use newsdiff::crf::Cache;
use newsdiff::lexicon::{Forms, pack_forms};
use newsdiff::syntax::{Document, Speech, Tagger, Vocabulary, Words, any_order, lemma};

use crate::crf::{Data, Settings};
use crate::files;

/// A sentence of a treebank: form, part of speech, lemma.
type Sentence = Vec<(String, Speech, String)>;

/// Trains on treebanks (CoNLL-U).
pub(crate) fn train(treebanks: &[impl AsRef<Path>], settings: &Settings) -> anyhow::Result<Tagger> {
    let mut sentences = Vec::new();
    for treebank in treebanks {
        sentences.extend(read(treebank.as_ref())?);
    }
    let mut vocabulary = Vocabulary::default();
    let documents: Vec<Document<'static>> = sentences.iter().map(|sentence| document(sentence, &mut vocabulary)).collect();
    let labels: Vec<Vec<Vec<u8>>> = sentences.iter().map(|sentence| vec![sentence.iter().map(|(_, speech, _)| *speech as u8).collect()]).collect();
    let examples: Vec<_> = documents.iter().zip(&labels).map(|(document, labels)| (Words { document }, labels.as_slice())).collect();
    let trained = Data::new(&examples, settings).train(any_order, settings);
    Ok(Tagger::new(trained.weights(settings), trained.chain))
}

/// Prints the share of words with the right part of speech, and of right lemmas where the part of speech is given.
pub(crate) fn eval(tagger: &Tagger, treebanks: &[impl AsRef<Path>]) -> anyhow::Result<()> {
    let (mut vocabulary, mut cache) = (Vocabulary::default(), Cache::default());
    for treebank in treebanks {
        let (mut words, mut right_parts, mut open, mut lemmas) = (0, 0, 0, 0);
        for sentence in read(treebank.as_ref())? {
            let found = tagger.tag(&document(&sentence, &mut vocabulary), &mut cache);
            for ((form, speech, right), found) in sentence.iter().zip(&found[0]) {
                words += 1;
                right_parts += usize::from(speech == found);
                if matches!(speech, Speech::Noun | Speech::Verb | Speech::Auxiliary | Speech::Adjective | Speech::Adverb) {
                    open += 1;
                    lemmas += usize::from(lemma(&form.to_lowercase(), *speech) == right.to_lowercase());
                }
            }
        }
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        let name = files::stem(treebank.as_ref())?;
        println!("{name} words={words} upos={:.2} lemmas={:.2}", share(right_parts, words), share(lemmas, open));
    }
    Ok(())
}

fn document(sentence: &Sentence, vocabulary: &mut Vocabulary) -> Document<'static> {
    Document::of_words(sentence.iter().map(|(form, _, _)| form.as_str()), vocabulary)
}

fn read(treebank: &Path) -> anyhow::Result<Vec<Sentence>> {
    let text = files::read(treebank)?;
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let is_word = fields.len() > 3 && fields[0].bytes().all(|byte| byte.is_ascii_digit());
        is_word.then(|| Some((fields[1].to_owned(), Speech::from_name(fields[3])?, fields[2].to_owned()))).flatten()
    };
    Ok(text.split("\n\n").map(|block| block.lines().filter_map(row).collect()).filter(|sentence: &Sentence| !sentence.is_empty()).collect())
}

/// Writes forms.bin and irregular.tsv from a folder with the tables word_forms.tsv and irregular_forms.tsv.
pub(crate) fn dictionary(tables: &Path, out: &Path) -> anyhow::Result<()> {
    let table = |name: &str| files::read(&tables.join(name));
    let mut words = BTreeMap::new();
    for line in table("word_forms.tsv")?.lines().skip(1) {
        let (form, tags) = line.split_once('\t').with_context(|| format!("{line:?} has no tags"))?;
        let bit = |tag: &str| Forms::NAMES.iter().position(|name| *name == tag).with_context(|| format!("{tag:?} is no tag known here"));
        let mut mask = 0;
        for tag in tags.split('+') {
            mask |= 1 << bit(tag)?;
        }
        words.insert(form.to_owned(), Forms(mask));
    }
    files::write(&out.join("forms.bin"), pack_forms(words))?;
    let mut irregular = BTreeMap::<String, Vec<String>>::new();
    for line in table("irregular_forms.tsv")?.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [form, lemma, pos] = fields[..] else { anyhow::bail!("{line:?} has not three fields") };
        let pos = if pos == "s" { "a" } else { pos };
        irregular.entry(form.to_owned()).or_default().push(format!("{pos}:{lemma}"));
    }
    let lines: Vec<String> = irregular.iter().map(|(form, lemmas)| format!("{form}\t{}\n", lemmas.join(","))).collect();
    files::write(&out.join("irregular.tsv"), lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tagger_of_a_few_sentences_is_read_back_and_knows_their_words() {
        let treebank = Path::new("tests/fixtures/train/tiny.conllu");
        let made = train(&[treebank], &Settings::default()).unwrap();
        let tagger = Tagger::read(&made.write()).unwrap();
        assert_eq!(tagger.write(), made.write());
        for sentence in read(treebank).unwrap() {
            let found = tagger.tag(&document(&sentence, &mut Vocabulary::default()), &mut Cache::default());
            assert_eq!(found[0], sentence.iter().map(|(_, speech, _)| *speech).collect::<Vec<_>>());
        }
    }
}
