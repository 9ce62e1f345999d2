//! Entities of several stories in one list.

use std::collections::BTreeMap;

use super::{Entity, Linked, Variant, entity, list};

/// Joins entities of several stories: by id, which is equal for one country and for one full name of one kind, and never for
/// bare surnames of two stories. Sorted by falling count, then name.
pub(super) fn across<'a>(stories: impl IntoIterator<Item = &'a Linked>) -> Vec<Entity> {
    let mut known: BTreeMap<&str, Vec<&Entity>> = BTreeMap::new();
    let mut entities: Vec<Entity> = Vec::new();
    for entity in stories.into_iter().flat_map(|linked| &linked.entities) {
        if entity::is_known_elsewhere(entity) {
            known.entry(&entity.id).or_default().push(entity);
        } else {
            entities.push(entity.clone());
        }
    }
    entities.extend(known.into_values().map(|same| join(&same)));
    entities.sort_by(|a, b| (b.mentions.len(), &a.name, &a.id, &a.mentions).cmp(&(a.mentions.len(), &b.name, &b.id, &b.mentions)));
    entities
}

/// One entity of those that several stories have. What it is called and what kind it is of is what most mentions say.
fn join(same: &[&Entity]) -> Entity {
    if let [only] = same {
        return (*only).clone();
    }
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut variants: BTreeMap<&str, Variant> = BTreeMap::new();
    for entity in same {
        *names.entry(&entity.name).or_default() += entity.mentions.len();
        for variant in &entity.variants {
            let there = variants.entry(&variant.text).or_insert_with(|| Variant { count: 0, articles: Vec::new(), ..variant.clone() });
            there.count += variant.count;
            there.articles.extend_from_slice(&variant.articles);
        }
    }
    let mut variants: Vec<Variant> = variants.into_values().collect();
    for variant in &mut variants {
        variant.articles.sort_unstable();
        variant.articles.dedup();
    }
    variants.sort_by(entity::most_written_first);
    let mut mentions: Vec<_> = same.iter().flat_map(|entity| entity.mentions.iter().copied()).collect();
    mentions.sort_unstable();
    let name = names.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(a.0))).map_or("", |(name, _)| name);
    Entity {
        id: same[0].id.clone(),
        kind: list::majority(same.iter().map(|entity| (entity.kind, entity.mentions.len()))),
        name: name.to_owned(),
        variants,
        mentions,
        gazetteer: same[0].gazetteer.clone(),
    }
}
