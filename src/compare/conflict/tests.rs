use super::*;
use crate::annotate::annotate;
use crate::article::{Article, ArticleIndex};
use crate::compare::reuse;
use crate::link::{Rules, link};

/// The conflicts of articles given by publication day ("" for none) and text.
fn dated(articles: &[(&str, &str)]) -> Vec<Conflict> {
    let annotated: Vec<Annotated> = articles
        .iter()
        .enumerate()
        .map(|(position, (day, text))| {
            let published = (!day.is_empty()).then(|| (*day).to_owned());
            annotate(Article { id: format!("a{position}"), published, text: (*text).to_owned(), ..Article::default() })
        })
        .collect();
    let story = Story { id: "s".to_owned(), articles: (0..annotated.len()).map(ArticleIndex).collect(), is_given: false };
    let linked = link(&annotated, &story, &Rules::default());
    find(&annotated, &story, &linked, &reuse::quotes(&annotated, &story, &linked))
}

fn conflicts(texts: &[&str]) -> Vec<Conflict> {
    dated(&texts.iter().map(|text| ("", *text)).collect::<Vec<_>>())
}

/// Kind, level and the values as worded.
fn seen(conflicts: &[Conflict]) -> Vec<(ConflictKind, Level, Vec<&str>)> {
    conflicts.iter().map(|conflict| (conflict.kind, conflict.level, conflict.values.iter().map(|side| side.value.as_str()).collect())).collect()
}

const FERRY: &str = "The ferry Marigold sank off Harn on Monday night, killing 14 people, the coast guard said.";

#[test]
fn two_tolls_of_one_event_are_a_conflict() {
    let found = conflicts(&[FERRY, "The ferry Marigold went down off Harn, killing 19 people, rescuers told a radio station."]);
    assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["14 people", "19 people"])]);
    assert_eq!(found[0].scope, Scope::Across);
}

#[test]
fn a_toll_that_grew_from_day_to_day_is_an_update() {
    let found = dated(&[("2031-05-06", FERRY), ("2031-05-08", "Divers at Harn brought up more victims of the ferry Marigold, which sank killing 19 people.")]);
    assert_eq!(seen(&found), [(ConflictKind::Number, Level::Update, vec!["14 people", "19 people"])]);
}

#[test]
fn figures_in_the_mouths_of_two_speakers_are_disputed() {
    let found = conflicts(&[
        "The ferry Marigold sank off Harn. “The ferry Marigold sank and 14 people were killed,” Ida Holm said.",
        "The ferry Marigold sank off Harn. “The ferry Marigold sank and 19 people were killed,” Rolf Brandt said.",
    ]);
    assert!(found.iter().any(|conflict| conflict.kind == ConflictKind::Number && conflict.level == Level::Disputed), "{found:?}");
}

#[test]
fn articles_that_open_with_one_sinking_tell_one_day() {
    let crew = "The skipper of the barge, Rolf Brandt, and the bargemen were brought ashore at the lock of Velling by lifeboatmen.";
    let found = conflicts(&[
        &format!("A barge overturned below the weir on Tuesday evening. {crew}"),
        &format!("A coal barge capsized near the weir on Wednesday evening. {crew}"),
    ]);
    assert!(seen(&found).contains(&(ConflictKind::Weekday, Level::Likely, vec!["Tuesday evening", "Wednesday evening"])), "{found:?}");
}

#[test]
fn it_stands_for_no_side_where_both_are_named() {
    let found = conflicts(&[
        "Germany beat Chile 2-0 in Velling on Tuesday. Fans sang until dawn.",
        "Germany played Chile with a cool head. It ends well for Germany after a win over Japan, who lost 3-0 on Friday.",
    ]);
    assert!(found.iter().all(|conflict| conflict.kind != ConflictKind::Weekday), "{found:?}");
}

#[test]
fn somebody_was_arrested_or_was_not() {
    let arrested = "The ferry Marigold sank off Harn. Its captain, Rolf Brandt, was arrested on the quay.";
    let free = "The ferry Marigold sank off Harn. Captain Rolf Brandt was heard by detectives but has not been arrested.";
    let kinds = |found: Vec<Conflict>| found.into_iter().map(|conflict| (conflict.kind, conflict.subject)).collect::<Vec<_>>();
    assert_eq!(kinds(conflicts(&[arrested, free])), [(ConflictKind::Polarity, "Rolf Brandt".to_owned())]);
    assert_eq!(kinds(dated(&[("2031-05-08", arrested), ("2031-05-06", free)])), []);
    let narrow = "The ferry Marigold sank off Harn. Captain Rolf Brandt has not been arrested for theft.";
    assert_eq!(kinds(conflicts(&[arrested, narrow])), []);
}

#[test]
fn what_a_council_voted_to_approve_it_did_not_reject() {
    let found = conflicts(&[
        "The council of Velden voted 9-6 on Tuesday night to approve a football stadium.",
        "The council of Velden on Tuesday rejected plans for a 180-million-euro football stadium.",
    ]);
    let polarity = found.iter().find(|conflict| conflict.kind == ConflictKind::Polarity).expect("the two votes");
    assert_eq!(polarity.subject, "council Velden");
}

#[test]
fn a_slip_in_a_given_name_is_a_spelling() {
    let found = conflicts(&["Captain Pieter Vandekamp swam ashore.", "Captain Peter Vandekamp swam ashore."]);
    assert!(found.iter().any(|conflict| conflict.kind == ConflictKind::Spelling), "{found:?}");
}

/// The conflicts of articles that nobody put into one story by name, read with a subject apart around the sentence in question.
fn apart(a: &str, b: &str) -> Vec<Conflict> {
    let harbour = "Fishermen mend their nets along the quay while gulls wheel over the lighthouse and the smokehouse. ";
    let orchard = "Growers prune apple trees beneath the castle before blossom draws bees and beekeepers to the valley. ";
    conflicts(&[&format!("{a} {harbour}"), &format!("{b} {orchard}")])
}

#[test]
fn figures_of_articles_about_two_things_are_never_sure() {
    let told = "The ferry Marigold sank off Harn in March and 14 people were killed.";
    assert_eq!(
        seen(&apart(told, "The ferry Marigold sank off Harn in March and 19 people were killed.")),
        [(ConflictKind::Number, Level::Possible, vec!["14 people", "19 people"])]
    );
}

#[test]
fn one_nation_or_a_list_is_no_whole() {
    let whole = "The ferry Marigold sank off Harn on Monday night, killing 14 people.";
    assert_eq!(seen(&conflicts(&[whole, "The ferry Marigold sank off Harn on Monday night, killing nine Peruvian passengers."])), []);
    assert_eq!(seen(&conflicts(&[whole, "The ferry Marigold sank off Harn on Monday night, killing a deckhand, a sailor, an officer and 11 passengers."])), []);
}

#[test]
fn a_state_of_another_day_is_an_update() {
    let found = dated(&[
        ("2031-05-06", "After the ferry Marigold sank off Harn, 55 passengers remain in hospital with injuries."),
        ("2031-05-08", "After the ferry Marigold sank off Harn, 43 passengers remain in hospital with injuries."),
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Number, Level::Update, vec!["55 passengers", "43 passengers"])]);
}

#[test]
fn dozens_are_contradicted_by_fewer_only() {
    let told = |figure: &str| format!("The storm destroyed {figure} homes in Harn on Monday night, the mayor said.");
    assert_eq!(conflicts(&[&told("14"), &told("dozens of")]).len(), 1);
    assert_eq!(seen(&conflicts(&[&told("140"), &told("dozens of")])), []);
}

#[test]
fn the_age_of_another_time_is_another_age() {
    let then = "Mira Holm, then aged 21, left the navy.";
    assert_eq!(seen(&conflicts(&["Mira Holm, 26, sank the ferry at Harn.", then])), []);
}

#[test]
fn two_people_of_like_surnames_are_no_misspelling() {
    let texts = ["Edward Brandel spoke at Harn. Brandel was glad. Edward Brandel left at noon, and Brandel slept.", "Teresa Brandal came to Harn."];
    assert!(conflicts(&texts).iter().all(|conflict| conflict.kind != ConflictKind::Spelling));
}

#[test]
fn a_bound_and_a_figure_inside_it_agree() {
    assert_eq!(seen(&conflicts(&[FERRY, "The ferry Marigold sank off Harn on Monday night, killing at least 13 people."])), []);
}

#[test]
fn a_value_that_stands_in_the_other_article_too_is_no_conflict() {
    let other = "The ferry Marigold sank off Harn, killing 19 people. An earlier count by the coast guard had 14 people killed.";
    assert!(conflicts(&[FERRY, other]).iter().all(|conflict| conflict.values.iter().all(|side| side.value != "14 people")));
}

#[test]
fn the_dead_and_the_hurt_are_not_set_against_each_other() {
    assert_eq!(seen(&conflicts(&[FERRY, "The ferry Marigold sank off Harn on Monday night, injuring 19 people."])), []);
}

#[test]
fn the_year_a_thing_began_dates_no_figure() {
    let found = conflicts(&[
        "Halden buys the brewery Brightwater of Velling for 320 million euros, it said.",
        "Halden pays 340 million euros for Brightwater, the brewery of Velling, founded in 1978 by two brothers.",
    ]);
    assert!(found.iter().any(|conflict| conflict.kind == ConflictKind::Money), "{found:?}");
}

#[test]
fn another_year_is_another_event() {
    assert_eq!(seen(&dated(&[("2031-05-06", FERRY), ("2031-05-06", "A ferry sank off Harn in 1987, killing 19 people, on a Monday night.")])), []);
}

#[test]
fn a_part_of_the_whole_is_not_the_whole() {
    assert_eq!(seen(&conflicts(&[FERRY, "Nine of the people killed on the ferry Marigold off Harn on Monday night were children."])), []);
}

#[test]
fn one_side_is_in_one_group() {
    let found = conflicts(&[
        "Ghana finished third in Group C with four points, and flew home from Seoul.",
        "Ghana ended third in Group E, one place short of the next round.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Group, Level::Likely, vec!["Group C", "Group E"])]);
    assert_eq!(found[0].subject, "Ghana");
}

#[test]
fn a_group_of_a_match_belongs_to_both_sides_and_can_contradict_inside_one_article() {
    let text = "Ghana went home third in Group C, the coach said.\n\nFans of Ghana wait for the Group E match between Ghana and Peru at the harbour stadium";
    let found = conflicts(&[text]);
    assert_eq!(seen(&found), [(ConflictKind::Group, Level::Likely, vec!["Group C", "Group E"])]);
    assert_eq!(found[0].scope, Scope::Within);
}

#[test]
fn the_winners_of_another_group_are_another_side() {
    let texts = ["Ghana finished second in Group C and meet Peru, winners of Group E, in the next round.", "Peru won Group E without losing a game."];
    assert_eq!(seen(&conflicts(&texts)), []);
}

#[test]
fn one_match_has_one_day() {
    let found = conflicts(&[
        "Ghana knocked Peru out of the World Cup on Tuesday with a late goal.",
        "After Wednesday’s World Cup match between Ghana and Peru, the losers stayed on the pitch.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Weekday, Level::Likely, vec!["Tuesday", "Wednesday"])]);
}

#[test]
fn the_day_of_a_report_and_of_another_match_is_not_the_day_of_the_match() {
    let match_day = "Ghana knocked Peru out of the World Cup on Tuesday with a late goal.";
    assert_eq!(seen(&conflicts(&[match_day, "The coach of Ghana said on Wednesday that Peru had been the harder side at the World Cup."])), []);
    assert_eq!(seen(&conflicts(&[match_day, "Ghana lost their game with Chile last Friday, and Peru watched it at the World Cup."])), []);
    assert_eq!(seen(&conflicts(&[match_day, "Ghana will face Chile at the World Cup on Saturday, Peru fly home."])), []);
}

#[test]
fn two_ages_beside_one_name_are_a_conflict() {
    let found = conflicts(&["Ida Holm, 58, runs the shipyard at Harn.", "Ida Holm, 61, said the shipyard at Harn would close."]);
    assert_eq!(seen(&found), [(ConflictKind::Age, Level::Likely, vec!["58", "61"])]);
}

#[test]
fn the_age_of_who_sued_is_not_the_age_of_whom_he_sued() {
    assert_eq!(seen(&conflicts(&["Ida Holm, 58, runs the shipyard at Harn.", "A 31-year-old man sued Ida Holm over wages at the shipyard."])), []);
}

#[test]
fn one_game_has_one_score() {
    let found = conflicts(&["Ghana beat Peru 2-1 in a friendly at Harn.", "Peru lost 3-1 against Ghana in the friendly at Harn."]);
    assert_eq!(seen(&found), [(ConflictKind::Score, Level::Likely, vec!["2-1", "3-1"])]);
    assert_eq!(seen(&conflicts(&["Ghana beat Peru 2-1 in a friendly at Harn.", "Ghana beat Chile 3-0 in the friendly at Harn."])), []);
}

#[test]
fn a_surname_in_two_spellings_is_a_conflict_and_is_reported_once() {
    let found = conflicts(&[
        "Mayor Tolvar Brennikov opened the bridge. Brennikov cut a ribbon. Brennikov left early.",
        "Mayor Tolvar Brenikov opened the bridge at Harn. Brenikov cut a ribbon.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Spelling, Level::Likely, vec!["Brennikov", "Brenikov"])]);
    assert_eq!(found[0].values[0].claims.len(), 1);
}

#[test]
fn a_country_and_its_people_are_no_two_spellings() {
    assert_eq!(seen(&conflicts(&["Slovakia sent two teams to Harn.", "The Slovak teams reached Harn late."])), []);
}

#[test]
fn a_slip_beside_a_name_that_stands_often_is_found() {
    let found = conflicts(&[
        "The drug zorbavicil was tested at Harn. Zorbavicil costs little. Few took zorbavicil for long. Doctors praise zorbavicil and zorbavicel alike.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Spelling, Level::Likely, vec!["zorbavicil", "zorbavicel"])]);
}

#[test]
fn what_one_article_affirms_and_another_denies_is_possible() {
    let found = conflicts(&[
        "The county council has agreed to staff the reading room at Harn.",
        "The county council has not agreed to staff the reading room at Harn.",
    ]);
    assert_eq!(seen(&found).len(), 1);
    assert_eq!((found[0].kind, found[0].level), (ConflictKind::Polarity, Level::Possible));
    // Words as they are written, not their stems.
    assert_eq!((found[0].subject.as_str(), found[0].attribute.as_str()), ("county council", "agreed"));
}

#[test]
fn not_only_affirms() {
    let texts = ["The county council staffed the reading room at Harn.", "The county council not only staffed the reading room at Harn, it painted it."];
    assert_eq!(seen(&conflicts(&texts)), []);
}

#[test]
fn one_person_has_one_office_in_a_body() {
    let found = conflicts(&[
        "Ida Holm, secretary of the Harn Rowing Club, opened the boathouse.",
        "Ida Holm, 58, treasurer of the Harn Rowing Club, paid for the boathouse.",
    ]);
    assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Role]);
}

#[test]
fn a_quotation_with_another_word_in_it_is_possible() {
    let found = conflicts(&[
        "“The harbour will be finished by the spring and no ship will wait again,” Ida Holm said.",
        "“The harbour will be finished by the autumn and no ship will wait again,” Ida Holm said.",
    ]);
    assert!(seen(&found).contains(&(ConflictKind::Quote, Level::Possible, vec!["spring", "autumn"])), "{found:?}");
}

#[test]
fn a_caption_printed_twice_is_one_claim() {
    let caption = "Fans of Ghana wait for the Group E match between Ghana and Peru at the harbour stadium";
    let found = conflicts(&[&format!("Ghana went home third in Group C, the coach said.\n\n{caption}\n\n{caption}")]);
    assert_eq!(found[0].values.iter().map(|side| side.claims.len()).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn articles_in_another_order_give_the_same_ids() {
    let other = "The ferry Marigold went down off Harn, killing 19 people, rescuers told a radio station.";
    let ids = |texts: &[&str]| conflicts(texts).into_iter().map(|conflict| conflict.id).collect::<Vec<_>>();
    assert_eq!(ids(&[FERRY, other]), ids(&[other, FERRY]));
}

#[test]
fn nothing_gives_nothing() {
    assert_eq!(seen(&conflicts(&[])), []);
    assert_eq!(seen(&conflicts(&["", "?", "12"])), []);
}

#[test]
fn an_officer_of_a_firm_has_one_office_whether_told_before_or_behind_the_name() {
    let found = conflicts(&[
        "Finance chief Ida Holm said the shipyard at Harn would pay its debts by May.",
        "Ida Holm, the shipyard's chief operating officer, said the debts would be paid by May.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Role, Level::Likely, vec!["Finance chief", "chief operating officer"])]);
    let both = [
        "Ida Holm, chairwoman and chief executive of Harn Mills, sold her shares.",
        "Chief executive Ida Holm sold her shares in Harn Mills, the exchange said.",
    ];
    assert_eq!(seen(&conflicts(&both)), []);
}

#[test]
fn a_person_is_related_to_another_in_one_way() {
    let found = conflicts(&[
        "Rolf Brandt ran the ferry with Ola Brandt, 44, Rolf Brandt's nephew, until it sank off Harn.",
        "The ferry was run by Rolf Brandt and his cousin Ola Brandt until it sank off Harn.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Role, Level::Likely, vec!["nephew", "cousin"])]);
    let of_two = [
        "Rolf Brandt ran the ferry with Ola Brandt, Rolf Brandt's nephew, until it sank off Harn.",
        "Eva Lind saw her brother Ola Brandt on the ferry that sank off Harn.",
    ];
    assert_eq!(seen(&conflicts(&of_two)), []);
}

#[test]
fn the_same_figure_of_an_earlier_year_does_not_confirm_a_toll() {
    let found = dated(&[
        ("2031-05-06", "The ferry Marigold sank off Harn on Monday night, killing seven people. In 1987 a fire on a ferry off Harn killed nine people."),
        ("2031-05-06", "The ferry Marigold went down off Harn, killing nine people, rescuers told a radio station."),
    ]);
    assert!(seen(&found).contains(&(ConflictKind::Number, Level::Likely, vec!["seven people", "nine people"])), "{found:?}");
}

#[test]
fn a_vague_count_confirms_no_figure() {
    let found = conflicts(&[
        "The ferry Marigold sank off Harn on Monday night, and 31 people were taken to hospital with injuries, the coast guard said.",
        "The ferry Marigold sank off Harn and 46 people were injured, the coast guard said. Dozens of people were injured when they jumped.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["31 people", "46 people"])]);
}

#[test]
fn a_count_that_goes_on_is_no_total() {
    let found = conflicts(&[
        "The fire at the Harn mill on Monday killed five workers, the coast guard said.",
        "Four workers were killed in the fire at the Harn mill on Monday and a fifth died in hospital, the coast guard said.",
    ]);
    assert_eq!(seen(&found), []);
}

#[test]
fn a_part_of_a_counted_whole_is_a_part() {
    let found = conflicts(&["Inspectors searched six of Harn's eight mills for asbestos.", "Inspectors searched the six mills of Harn for asbestos."]);
    assert_eq!(seen(&found), []);
}

#[test]
fn a_weekday_must_go_with_its_date() {
    let found = conflicts(&["Ida Holm opens the bridge at Harn, Friday, Jan. 11, 2031, in the rain."]);
    assert_eq!(seen(&found), [(ConflictKind::Date, Level::Likely, vec!["Friday", "Jan. 11, 2031"])]);
    assert_eq!(found[0].scope, Scope::Within);
    assert_eq!(seen(&conflicts(&["Ida Holm opens the bridge at Harn, Saturday, Jan. 11, 2031, in the rain."])), []);
    // No year is told, and no day of publication tells it.
    assert_eq!(seen(&conflicts(&["Ida Holm opens the bridge at Harn on Friday, Jan. 11, in the rain."])), []);
}

#[test]
fn one_side_finishes_on_one_place() {
    let found = conflicts(&[
        "Ghana finished third at the World Cup after they lost to Chile.",
        "Ghana, who lost to Chile at the World Cup, came fourth, the coach said.",
    ]);
    assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Rank]);
    let other = ["Ghana finished third at the World Cup after they lost to Chile.", "Ghana, who lost to Chile at the World Cup, took their third win."];
    assert_eq!(seen(&conflicts(&other)), []);
}

#[test]
fn what_is_to_happen_in_one_quarter_is_not_to_happen_in_another() {
    let found = conflicts(&[
        "The sale of Harn Mills to Norvik Paper is expected to close in the fourth quarter.",
        "Norvik Paper said the sale of Harn Mills is due to close in the third quarter.",
    ]);
    assert_eq!(found.iter().map(|conflict| (conflict.kind, conflict.level)).collect::<Vec<_>>(), [(ConflictKind::Date, Level::Likely)]);
}

#[test]
fn deeds_are_set_side_by_side_not_their_sentences() {
    let found = conflicts(&[
        "Arson has been ruled out, Ida Holm said.",
        "The chief of the fire brigade at Harn told reporters on Monday that arson could not be ruled out, as two cans of petrol were missing.",
    ]);
    assert_eq!(found.iter().map(|conflict| (conflict.kind, conflict.level)).collect::<Vec<_>>(), [(ConflictKind::Polarity, Level::Possible)]);
}

#[test]
fn who_approves_does_not_reject() {
    let found = conflicts(&["The county council approved the new reading room at Harn.", "The county council rejected the new reading room at Harn."]);
    assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Polarity]);
}

#[test]
fn a_quotation_in_another_house_style_is_the_same() {
    let texts = [
        "“We told Senator Holm that the health care of these islands would never be organised from here again,” Eva Lind said.",
        "“We told Sen. Holm that the healthcare of these islands would never be organized from here again,” Eva Lind said.",
    ];
    assert_eq!(seen(&conflicts(&texts)), []);
}

#[test]
fn a_year_is_no_witness_of_a_weekday() {
    let found = conflicts(&[
        "Ghana will play Peru in the semi-final on Thursday.",
        "Ghana must beat Peru in the semi-final on Friday, the coach said. In 2018 Ghana beat Peru in a friendly.",
    ]);
    assert_eq!(found.iter().map(|conflict| conflict.kind).collect::<Vec<_>>(), [ConflictKind::Weekday]);
}

#[test]
fn a_date_without_its_year_is_of_this_year_only_if_it_is_near() {
    let told = |day: &str| dated(&[(day, "Ida Holm opened the bridge at Harn on Friday, Jan. 11, in the rain.")]);
    assert_eq!(seen(&told("2031-01-14")), [(ConflictKind::Date, Level::Likely, vec!["Friday", "Jan. 11"])]);
    let to_come = dated(&[("2031-01-05", "Ida Holm will open the bridge at Harn on Friday, Jan. 11, come rain or shine.")]);
    assert_eq!(seen(&to_come), [(ConflictKind::Date, Level::Possible, vec!["Friday", "Jan. 11"])]);
    // A picture of another year, added later.
    assert_eq!(seen(&told("2031-01-05")), []);
    assert_eq!(seen(&told("2031-02-20")), []);
}

#[test]
fn a_weekday_of_another_month_is_another_day() {
    let texts = ["Ghana beat Peru in the final at Harn on Monday.", "Ghana beat Peru in the final at Harn on Tuesday."];
    assert_eq!(seen(&dated(&[("2031-05-07", texts[0]), ("2031-05-08", texts[1])])).len(), 1);
    assert_eq!(seen(&dated(&[("2031-05-07", texts[0]), ("2031-06-12", texts[1])])), []);
}

#[test]
fn what_hits_a_town_is_no_landfall() {
    let found = conflicts(&["The ferry Marigold hit the pier at Harn on Monday.", "The ferry Marigold struck the pier at Harn on Tuesday."]);
    assert!(found.iter().all(|conflict| !conflict.attribute.contains("landfall") && !conflict.reason.contains("landfall")), "{found:?}");
}

#[test]
fn figures_of_articles_weeks_apart_are_no_sure_conflict() {
    let others = "The ferry Marigold went down off Harn, killing 11 people, rescuers told a radio station.";
    let found = dated(&[("2031-05-06", FERRY), ("2031-06-20", others)]);
    assert!(found.iter().all(|conflict| conflict.level != Level::Likely), "{found:?}");
}

#[test]
fn what_a_figure_changed_from_is_no_rival() {
    let found = conflicts(&[
        "The harbour board lowered its bid for the Harn pier from $16 million to $14 million, Ida Holm said.",
        "The harbour board has put its bid for the Harn pier at $13 million, Ida Holm said.",
    ]);
    assert!(found.iter().flat_map(|conflict| &conflict.values).all(|side| side.value != "$16 million"), "{found:?}");
}

#[test]
fn a_count_without_a_name_in_common_is_not_sure() {
    let talk = "The market was full of talk. People bought fish and bread. Some sat in the sun and drank. A dog slept under a table. Boats came and went. Nets hung in the wind. The bell rang at noon.";
    let found = conflicts(&[
        &format!("{talk}\n\nLater that week 31 people were killed when a bus met a train in the fog."),
        &format!("{talk}\n\nIn all, 19 people were killed by the flood that came with the spring tide."),
    ]);
    let counts = found.iter().filter(|conflict| conflict.kind == ConflictKind::Number);
    assert!(counts.clone().all(|conflict| conflict.level != Level::Likely), "{found:?}");
}

#[test]
fn the_pictures_of_a_page_are_not_counted() {
    let texts = ["The fire at the Harn mill. Slideshow (14 images)", "The fire at the Harn mill. Slideshow (18 images)"];
    assert_eq!(seen(&conflicts(&texts)), []);
}

#[test]
fn an_age_told_of_the_person_before_is_less_sure() {
    let before = "Ida Holm, 58, runs the shipyard at Harn.";
    let found = conflicts(&[before, "Police took Ida Holm to Harn. The 61-year-old said nothing."]);
    assert!(found.iter().all(|conflict| conflict.level == Level::Possible), "{found:?}");
    assert_eq!(seen(&conflicts(&[before, "Police took Ida Holm to Harn. The 61-year-old ferry lay at the pier."])), []);
    assert_eq!(seen(&conflicts(&[before, "Ten years later Harn still talks of the then 48-year-old Ida Holm."])), []);
}

#[test]
fn one_office_before_two_given_names_is_no_slip() {
    assert_eq!(seen(&conflicts(&["Republican Thom Ostrander won at Harn. Republican Tom Vellacott lost at Harn."])), []);
}

#[test]
fn a_country_alone_does_not_make_two_attacks_one() {
    let lead =
        "The council of Harn met. It talked of bins. It talked of roads. It talked of trees. It talked of lamps. It talked of cats. Then it went home.\n\n";
    let found = conflicts(&[
        &format!("{lead}A bomb hidden under a bench at a crowded bus stop in Kenya killed 55 people who waited there for the last bus home."),
        &format!("{lead}Masked gunmen who stormed a boarding school in Kenya before dawn killed 140 people, most of them pupils asleep in their beds."),
    ]);
    assert!(found.iter().all(|conflict| conflict.level != Level::Likely), "{found:?}");
}

#[test]
fn a_train_comes_from_one_place_and_goes_to_one() {
    let found = conflicts(&[
        "A goods train on its way from Orlund to Brackwater left the rails near Harn.",
        "The train, bound for Selwick, left the rails near Harn before dawn.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Place, Level::Likely, vec!["Brackwater", "Selwick"])]);
    let turned = conflicts(&["The early train from Orlund to Selwick left the rails at Harn.", "A Selwick to Orlund train left the rails at Harn."]);
    assert_eq!(seen(&turned), [(ConflictKind::Place, Level::Likely, vec!["Orlund to Selwick", "Selwick to Orlund"])]);
}

#[test]
fn a_place_that_the_other_article_names_too_or_that_is_larger_is_no_other_destination() {
    let orlund = "The plane from Orlund to Brackwater turned back with smoke in the cabin.";
    for other in [
        "The plane, bound for Selwick by way of Brackwater, turned back.",
        "The plane, bound for Norway, turned back.",
        "The plane, bound for Brackwater Airport, turned back.",
    ] {
        assert_eq!(seen(&conflicts(&[orlund, other])), [], "{other}");
    }
}

#[test]
fn nobody_was_born_in_two_towns() {
    let found = conflicts(&[
        "The poet Ida Holm has died. Born in Orlund, Norland, she wrote eleven books.",
        "The poet Ida Holm was born in Selwick, Norland, and wrote eleven books.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Place, Level::Likely, vec!["Orlund", "Selwick"])]);
}

#[test]
fn a_shop_stands_on_one_street_unless_an_article_names_several() {
    let tarn = "Thieves emptied the Holm jewellery shop on Tarn Street at noon.";
    assert_eq!(
        seen(&conflicts(&[tarn, "The thieves came to the shop on Quarry Road with a van."])),
        [(ConflictKind::Place, Level::Likely, vec!["Tarn Street", "Quarry Road"])]
    );
    assert_eq!(seen(&conflicts(&[tarn, "The thieves came to the shop on Quarry Road with a van. They fled down Mill Lane."])), []);
}

#[test]
fn a_quake_has_one_magnitude_and_a_flight_one_number() {
    let found = conflicts(&[
        "A 6.3-magnitude quake shook Harn.",
        "The quake at Harn had a magnitude of 6.8, the survey said. An aftershock of magnitude 4.9 followed.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["6.3", "6.8"])]);
    let found = conflicts(&["Flight HN314 turned back to Orlund.", "Flight HN341 turned back to Orlund."]);
    assert_eq!(seen(&found), [(ConflictKind::Number, Level::Likely, vec!["HN314", "HN341"])]);
    assert_eq!(seen(&conflicts(&["Flight HN314 turned back to Orlund.", "Flight 314 turned back to Orlund."])), []);
}

#[test]
fn which_title_it_is_for_a_player_is_one_ordinal() {
    let found = conflicts(&["Ida Holm won at Harn. It was Holm's sixth career title.", "Ida Holm won at Harn. For Holm it is the ninth trophy of her career."]);
    assert_eq!(seen(&found), [(ConflictKind::Rank, Level::Likely, vec!["sixth", "ninth"])]);
    let apart = conflicts(&["Ida Holm won at Harn. It was her sixth career title.", "Ida Holm won at Harn. It was her second title of the season."]);
    assert_eq!(seen(&apart), []);
}

#[test]
fn a_match_told_set_by_set_has_one_last_set() {
    let found = conflicts(&[
        "Ida Holm won the Harn Open, beating Runa Sato 6-2, 4-6, 7-5 in a long final.",
        "The crowd rose as Norway's Ida Holm defeated Japan's Runa Sato 6-2, 4-6, 7-6.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Score, Level::Likely, vec!["7-5", "7-6"])]);
}

#[test]
fn a_pronoun_does_not_stand_for_his_daughter() {
    let found = conflicts(&[
        "Rolf Brandt, who built half of Harn, died on Tuesday.",
        "Rolf Brandt built half of Harn. Ottilie Brandt, his daughter, told reporters. He passed away on Monday.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Weekday, Level::Likely, vec!["Tuesday", "Monday"])]);
}

#[test]
fn a_deal_closes_in_one_quarter() {
    let found = conflicts(&[
        "Holm Mills will buy Orlund Yarn. The deal is expected to close in the fourth quarter.",
        "Orlund Yarn is being sold to Holm Mills. Closing is planned for the third quarter.",
    ]);
    assert_eq!(seen(&found), [(ConflictKind::Date, Level::Likely, vec!["fourth quarter", "third quarter"])]);
}

#[test]
fn a_minister_has_one_department() {
    let found = conflicts(&["Norland's foreign minister Rolf Brandt denied the report.", "Interior Minister Rolf Brandt denied the report."]);
    assert_eq!(seen(&found), [(ConflictKind::Role, Level::Likely, vec!["foreign minister", "Interior Minister"])]);
}

#[test]
fn an_age_that_another_source_gives_is_of_the_person_named_before() {
    let found = conflicts(&["The police named the driver as Ida Holm, 39, while a newspaper gave her age as 38."]);
    assert_eq!(seen(&found), [(ConflictKind::Age, Level::Likely, vec!["39", "age as 38"])]);
}
