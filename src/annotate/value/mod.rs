//! Numbers, money, dates, times, scores, ranks, groups and ages, each with its normal form.
//!
//! ```text
//! tokens -> atom -> find: calendar day clock       -> qualifier -> Value -> interval
//!           pieces        group age score rank        "more        what     what it
//!                         quantity: numeral and       than"        it says  may mean
//!                         money measure count range
//!                         noise: what is no value
//! ```
//!
//! Everything is read from left to right in one pass; no reader looks further than a clause.

mod age;
mod atom;
mod calendar;
mod clock;
mod count;
mod day;
mod duration;
mod find;
mod group;
mod interval;
mod measure;
mod money;
mod noise;
mod number_word;
mod numeral;
mod period;
mod qualifier;
mod quantity;
mod range;
mod rank;
mod score;
mod series;

use jiff::civil::Date;

pub use day::resolve_weekday;
pub(crate) use day::{is_calendar, is_weekday};
pub use find::Memory;
pub use interval::Interval;

use crate::article::Span;
use crate::text::{BlockKind, Layout};

/// A value as it stands in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The whole phrase, unit and qualifier included ("more than 400 deaths").
    pub span: Span,
    /// What is measured.
    pub kind: ValueKind,
    /// The value itself: a decimal number ("18000"), ISO 8601 ("2022-11-29", "20:10", "P3D"), a weekday ("tuesday"), a score ("2-1"), a letter ("A");
    /// a range is "LOW/HIGH". A date is no sharper than it was told ("2022-11", "2022-W47", "2022"); one without a year in an article without
    /// a day is "--11-29", as XML Schema writes it.
    pub normalized: String,
    /// What is counted or in which unit, singular and lower case ("arrest", "kilometre"; for money the ISO code).
    pub unit: Option<String>,
    /// How exactly it is meant.
    pub qualifier: Qualifier,
}

/// What a value measures.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// A count or a measure with a unit.
    Number,
    /// A sum of money.
    Money,
    /// A share in hundredths.
    Percent,
    /// A day, month or year.
    Date,
    /// A day of the week.
    Weekday,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A result of a game or a vote.
    Score,
    /// A place in an order.
    Rank,
    /// A group or class with a letter or number.
    Group,
    /// Years someone has lived.
    Age,
}

impl ValueKind {
    /// Every kind.
    pub const ALL: [Self; 11] =
        [Self::Number, Self::Money, Self::Percent, Self::Date, Self::Weekday, Self::Time, Self::Duration, Self::Score, Self::Rank, Self::Group, Self::Age];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Weekday => "weekday",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Score => "score",
            Self::Rank => "rank",
            Self::Group => "group",
            Self::Age => "age",
        }
    }

    /// The kind of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How exactly a value is meant.
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename_all = "lowercase"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Qualifier {
    /// Just this.
    Exact,
    /// "about", "some", "roughly".
    About,
    /// "at least", "no fewer than".
    #[cfg_attr(test, schemars(rename = "at least"))]
    AtLeast,
    /// "at most", "up to".
    #[cfg_attr(test, schemars(rename = "at most"))]
    AtMost,
    /// "more than", "over".
    #[cfg_attr(test, schemars(rename = "more than"))]
    MoreThan,
    /// "less than", "under", "fewer than".
    #[cfg_attr(test, schemars(rename = "less than"))]
    LessThan,
    /// "nearly", "almost".
    Nearly,
    /// "between 20 and 30", "20 to 30".
    Between,
}

impl Qualifier {
    /// Every qualifier.
    pub const ALL: [Self; 8] = [Self::Exact, Self::About, Self::AtLeast, Self::AtMost, Self::MoreThan, Self::LessThan, Self::Nearly, Self::Between];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
            Self::Nearly => "nearly",
            Self::Between => "between",
        }
    }

    /// The qualifier of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|qualifier| qualifier.name() == name)
    }
}

impl Memory {
    /// Finds the values of one article; `day` is its publication day. What is remembered makes it faster and changes nothing.
    ///
    /// In the order of the text, none overlaps another. What depends on the publication day ("yesterday") is left out without one.
    pub fn find(&mut self, text: &str, layout: &Layout, day: Option<Date>) -> Vec<Value> {
        let lower = text.to_ascii_lowercase();
        let mut values = Vec::new();
        for sentence in &layout.sentences {
            let atoms = atom::Atoms::new(text, &lower, layout.tokens.get(sentence.tokens.clone()).unwrap_or_default());
            let block = layout.block_of(sentence);
            let numbered =
                block.kind == BlockKind::List && block.span.start() == sentence.span.start() && matches!(atoms.word(1), "." | ")") && atoms.is_digits(0);
            find::in_sentence(&atoms, if numbered { 2 } else { 0 }, day, self, &mut values);
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text;

    /// The values of a text as "words | kind normalized unit qualifier"; the unit and "exact" left out where they say nothing.
    fn told_on(text: &str, day: Option<&str>) -> Vec<String> {
        let day = day.map(|day| day.parse().unwrap());
        Memory::default()
            .find(text, &text::segment(text, None), day)
            .iter()
            .map(|value| {
                let mut line = format!("{} | {} {}", value.span.of(text), value.kind.name(), value.normalized);
                for part in value.unit.as_deref().into_iter().chain((value.qualifier != Qualifier::Exact).then(|| value.qualifier.name())) {
                    line.push(' ');
                    line.push_str(part);
                }
                line
            })
            .collect()
    }

    fn told(text: &str) -> Vec<String> {
        told_on(text, None)
    }

    fn none(text: &str) {
        assert_eq!(told(text), [""; 0], "{text}");
    }

    #[test]
    fn a_number_takes_its_noun_and_its_qualifier() {
        assert_eq!(told("Guards made 18,000 arrests in Orlund."), ["18,000 arrests | number 18000 arrest"]);
        assert_eq!(told("There were more than 400 deaths."), ["more than 400 deaths | number 400 death more than"]);
        assert_eq!(told("He met 15 Norlandic hockey players."), ["15 Norlandic hockey players | number 15 player"]);
        assert_eq!(told("Two US marshals and a 12-member jury came."), ["Two US marshals | number 2 marshal", "12-member | number 12 member"]);
        assert_eq!(told("It left at least 12 dead."), ["at least 12 dead | number 12 dead at least"]);
        assert_eq!(told("About 40 women and one child sang."), ["About 40 women | number 40 woman about", "one child | number 1 child"]);
        assert_eq!(told("Nearly 5,000 false or misleading claims fell."), ["Nearly 5,000 false or misleading claims | number 5000 claim nearly"]);
    }

    #[test]
    fn number_words_are_read_like_digits() {
        assert_eq!(told("It sold two-and-a-half million loaves."), ["two-and-a-half million loaves | number 2500000 loaf"]);
        assert_eq!(told("She ate half a dozen figs."), ["half a dozen figs | number 6 fig"]);
        assert_eq!(told("He owned one hundred and sixteen hats."), ["one hundred and sixteen hats | number 116 hat"]);
        assert_eq!(told("They counted 40 000 swans."), ["40 000 swans | number 40000 swan"]);
        assert_eq!(told("Nearly two-thirds agreed."), ["Nearly two-thirds | number 0.666666666666667 nearly"]);
        assert_eq!(told("Seven out of ten agreed."), ["Seven out of ten | number 0.7"]);
    }

    #[test]
    fn vague_counts_are_ranges() {
        assert_eq!(told("Dozens of tents stood there."), ["Dozens of tents | number 24/99 tent between"]);
        assert_eq!(told("Tens of thousands of fans came."), ["Tens of thousands of fans | number 20000/99999 fan between"]);
        assert_eq!(told("Between 20 and 30 boats sank."), ["Between 20 and 30 boats | number 20/30 boat between"]);
        assert_eq!(told("It takes two or three days."), ["two or three days | duration P2D/P3D between"]);
    }

    #[test]
    fn a_change_from_one_number_to_another_is_two_values() {
        assert_eq!(told("Rent rose from 10 to 25 percent."), ["10 | percent 10 percent", "25 percent | percent 25 percent"]);
    }

    #[test]
    fn money_has_the_code_of_its_currency() {
        assert_eq!(told("It cost £11,800."), ["£11,800 | money 11800 GBP"]);
        assert_eq!(told("They owe 1.7million euros."), ["1.7million euros | money 1700000 EUR"]);
        assert_eq!(told("The US$5-10m plan failed."), ["US$5-10m | money 5000000/10000000 USD between"]);
        assert_eq!(told("It was worth roughly $3bn (€2.8bn)."), ["roughly $3bn | money 3000000000 USD about"]);
    }

    #[test]
    fn a_conversion_in_brackets_is_no_second_value() {
        assert_eq!(told("The road is 30 miles (48 km) long."), ["30 miles | number 30 mile"]);
        assert_eq!(told("The hall holds 200 people (40 standing)."), ["200 people | number 200 person", "40 | number 40"]);
    }

    #[test]
    fn measures_are_named_in_one_spelling() {
        assert_eq!(told("It lies 5 kilometers away, 12km by road."), ["5 kilometers | number 5 kilometre", "12km | number 12 kilometre"]);
        assert_eq!(told("Winds of up to 120mph blew."), ["up to 120mph | number 120 mile per hour at most"]);
        assert_eq!(told("She is 6ft 3in tall."), ["6ft 3in | number 6.25 foot"]);
        assert_eq!(told("A 220 sq m shop."), ["220 sq m | number 220 square metre"]);
        assert_eq!(told("A park of 3 km² and 40m² of sand."), ["3 km² | number 3 square kilometre", "40m² | number 40 square metre"]);
    }

    #[test]
    fn dates_are_settled_by_the_day_of_publication() {
        let on = |text: &str| told_on(text, Some("2022-12-01"));
        assert_eq!(on("It began on Nov 29."), ["Nov 29 | date 2022-11-29"]);
        assert_eq!(on("It ends on 2 January."), ["2 January | date 2023-01-02"]);
        assert_eq!(on("She left yesterday."), ["yesterday | date 2022-11-30"]);
        assert_eq!(on("He died three weeks ago."), ["three weeks ago | date 2022-11-10"]);
        assert_eq!(on("It shut more than five years ago."), ["more than five years ago | duration P5Y more than"]);
        assert_eq!(told("It began on Nov. 29."), ["Nov. 29 | date --11-29"]);
        assert_eq!(told("She left yesterday, on 3 March 2021."), ["3 March 2021 | date 2021-03-03"]);
        assert_eq!(told("Tuesday, November 29th, 2022 was wet."), ["Tuesday, November 29th, 2022 | date 2022-11-29"]);
        assert_eq!(told("From November 2022 to 2024-02-01."), ["November 2022 | date 2022-11", "2024-02-01 | date 2024-02-01"]);
        assert_eq!(told("The fair, June 3-5, was dull."), ["June 3-5 | date --06-03/--06-05 between"]);
    }

    #[test]
    fn months_of_one_year_quarters_and_halves_are_stretches() {
        assert_eq!(told("It was shut from May to October 2031."), ["from May to October 2031 | date 2031-05/2031-10 between"]);
        assert_eq!(told("The Nov-Feb 2031 frost."), ["Nov-Feb 2031 | date 2030-11/2031-02 between"]);
        assert_eq!(told("It is open from April to June."), ["from April to June | date --04/--06 between"]);
        assert_eq!(told("Sales fell in the first quarter of 2031."), ["first quarter of 2031 | date 2031-01/2031-03 between"]);
        assert_eq!(told_on("Sales rose in the second half of last year.", Some("2032-03-01")), ["second half of last year | date 2031-07/2031-12 between"]);
        assert_eq!(told("Sales in Q2 2031 and 2030 H2 fell."), ["Q2 2031 | date 2031-04/2031-06 between", "2030 H2 | date 2030-07/2030-12 between"]);
        assert!(!told("Sales in Q0 2031 fell.").iter().any(|value| value.contains("between")));
        assert_eq!(told("They scored in the fourth quarter."), ["fourth quarter | rank 4 quarter"]);
    }

    #[test]
    fn the_part_of_a_month_or_year_belongs_to_it() {
        assert_eq!(told("It shut in late 2019 and reopened by the end of October."), ["late 2019 | date 2019", "end of October | date --10"]);
        assert_eq!(told("It opens in mid-November 2031."), ["mid-November 2031 | date 2031-11"]);
    }

    #[test]
    fn the_end_of_a_stretch_of_time_is_no_date_of_its_own() {
        assert_eq!(told("It opens by the end of June."), ["end of June | date --06"]);
        none("It is shut from April until the end of June.");
    }

    #[test]
    fn a_year_is_a_date_unless_it_is_part_of_a_name_or_counts() {
        assert_eq!(told("It closed in 2014."), ["2014 | date 2014"]);
        assert_eq!(told("She led it from 2014 to 2018."), ["from 2014 to 2018 | date 2014/2018 between"]);
        assert_eq!(told("More than 2000 people came."), ["More than 2000 people | number 2000 person more than"]);
        none("The 2022 Harn Cup and the 2015 rules.");
        none("May said that April may march in the 1990s.");
    }

    #[test]
    fn weekdays_keep_their_names_and_part_of_the_day() {
        assert_eq!(told("They met on Tuesday."), ["Tuesday | weekday tuesday"]);
        assert_eq!(told("It fell last Friday and Wednesday night."), ["last Friday | weekday friday", "Wednesday night | weekday wednesday"]);
        none("On Good Friday he read the Sunday Times.");
    }

    #[test]
    fn times_of_day_are_told_only_where_the_half_is_known() {
        assert_eq!(told("Doors open at 7.30pm."), ["7.30pm | time 19:30"]);
        assert_eq!(told("It left at 19:30, around noon or 5 p.m. ET."), ["19:30 | time 19:30", "around noon | time 12:00 about", "5 p.m. ET | time 17:00 ET"]);
        assert_eq!(told("Open between 8 and 9pm."), ["between 8 and 9pm | time 20:00/21:00 between"]);
        assert_eq!(told("It rang at ten minutes to midnight."), ["ten minutes to midnight | time 23:50"]);
        none("He read John 3:16 at 7:30, before ten.");
    }

    #[test]
    fn scores_are_results_and_nothing_else_with_a_hyphen() {
        assert_eq!(told("Harn won 2-1."), ["2-1 | score 2-1"]);
        assert_eq!(told("It passed in a 7-5 vote."), ["7-5 vote | score 7-5 vote"]);
        assert_eq!(told("They voted seven to four."), ["seven to four | score 7-4 vote"]);
        assert_eq!(told("It was lost by six votes to five."), ["six votes to five | score 6-5 vote"]);
        assert_eq!(told("Take 5-10 minutes."), ["5-10 minutes | duration PT5M/PT10M between"]);
        none("Call 555-0134 in the 2021-22 season for a 4-4-2.");
    }

    #[test]
    fn ranks_groups_and_ages_are_told_apart_from_counts() {
        assert_eq!(told("Orlund finished third in Group B."), ["third | rank 3", "Group B | group B group"]);
        assert_eq!(told("She is No. 2, in second place."), ["No. 2 | rank 2", "second place | rank 2 place"]);
        assert_eq!(told("They are Nos. 4 and No 5."), ["Nos. 4 | rank 4", "No 5 | rank 5"]);
        assert_eq!(told("A Category 4 storm in Phase II."), ["Category 4 | group 4 category", "Phase II | group 2 phase"]);
        assert_eq!(told("Ida Holm, 25, met a 9-year-old aged 32."), ["25 | age 25 year", "9-year-old | age 9 year", "aged 32 | age 32 year"]);
        assert_eq!(told("The age of 9, or 55- to 64-year-olds."), ["age of 9 | age 9 year", "55- to 64-year-olds | age 55/64 year between"]);
        none("The first lady said at first that she first met him.");
    }

    #[test]
    fn numbers_in_names_are_no_values() {
        none("The F-16 took Route 66 with covid-19, the S&P 500 and 737 MAX.");
        none("A magnitude 6.4 quake, a 5.1-magnitude one, at https://example.org/40 by @user22 on 9/11.");
        none("She lives at 10 Harbour Street.");
    }

    #[test]
    fn numbers_too_large_for_anything_are_left_out() {
        none(&format!("It has {} stars.", "9".repeat(400)));
        none(&format!("It has {} stars.", ["1"; 400].join("-")));
    }

    #[test]
    fn a_part_of_a_million_is_that_part() {
        assert_eq!(told("It sold 0.4 million lamps."), ["0.4 million lamps | number 400000 lamp"]);
        assert_eq!(told("It paid $0.7 billion."), ["$0.7 billion | money 700000000 USD"]);
    }

    #[test]
    fn the_scale_behind_a_range_is_of_both_ends() {
        assert_eq!(told("Six to nine thousand lamps broke."), ["Six to nine thousand lamps | number 6000/9000 lamp between"]);
        assert_eq!(told("Between three and four hundred lamps."), ["Between three and four hundred lamps | number 300/400 lamp between"]);
        assert_eq!(told("It takes 2½ to 4 million lamps."), ["2½ to 4 million lamps | number 2500000/4000000 lamp between"]);
        assert_eq!(told("About 600 to one thousand lamps."), ["About 600 to one thousand lamps | number 600/1000 lamp between"]);
        assert_eq!(told("Some 700 to 1.2 million lamps broke.").len(), 2);
        assert_eq!(told("A $800-3bn plan.")[0], "$800 | money 800 USD");
    }

    #[test]
    fn days_between_two_of_a_month_are_a_stretch() {
        assert_eq!(told("It is shut between 4 and 9 August."), ["between 4 and 9 August | date --08-04/--08-09 between"]);
        assert_eq!(told("It is shut between May 4 and 9."), ["between May 4 and 9 | date --05-04/--05-09 between"]);
        assert_eq!(told("It is shut between May 4 and June 9."), ["May 4 | date --05-04", "June 9 | date --06-09"]);
    }

    #[test]
    fn a_comma_behind_a_date_in_digits_ends_it() {
        assert_eq!(told("On 2032-03-04, 2032-05-06 or 25/12/2032, 9 lamps fell.").len(), 4);
        none("The number is 2032-03-04-55.");
    }

    #[test]
    fn the_end_of_a_month_that_is_a_name_too_is_that_month() {
        assert_eq!(told("It opens at the end of August."), ["end of August | date --08"]);
        none("He spoke of April and of June.");
    }

    #[test]
    fn a_word_between_two_values_qualifies_the_second() {
        assert_eq!(told("It sold 60 lamps and over 70 pans."), ["60 lamps | number 60 lamp", "over 70 pans | number 70 pan more than"]);
        assert_eq!(told("It paid 8% and above $9."), ["8% | percent 8 percent", "above $9 | money 9 USD more than"]);
        assert_eq!(told("Those aged 65 and over sang."), ["aged 65 and over | age 65 year at least"]);
        assert_eq!(told("Sums such as 3+3."), ["3 | number 3", "3 | number 3"]);
        assert_eq!(told("It sold approx. 60 lamps."), ["approx. 60 lamps | number 60 lamp about"]);
    }

    #[test]
    fn what_is_told_in_millions_and_paid_is_money() {
        assert_eq!(told("It cost half a million pounds."), ["half a million pounds | money 500000 GBP"]);
        assert_eq!(told("It cost 8m EUR."), ["8m EUR | money 8000000 EUR"]);
        assert_eq!(told("It cost 60m euros."), ["60m euros | money 60000000 EUR"]);
        assert_eq!(told("An 8m tall tower."), ["8m | number 8 metre"]);
        assert_eq!(told("It cost two cents and one penny."), ["two cents | money 2 cent", "one penny | money 1 penny"]);
    }

    #[test]
    fn money_can_be_less_than_nothing_and_nought_cannot() {
        assert_eq!(told("It earned minus $7, then -£8."), ["minus $7 | money -7 USD", "-£8 | money -8 GBP"]);
        assert_eq!(told("It was minus zero degrees."), ["minus zero degrees | number 0 degree"]);
    }

    #[test]
    fn a_part_of_one_unit_keeps_the_unit() {
        assert_eq!(told("It is half a mile off."), ["half a mile | number 0.5 mile"]);
        assert_eq!(told("It grew by three-tenths of a percentage point."), ["three-tenths of a percentage point | percent 0.3 percentage point"]);
        assert_eq!(told("It fell by a quarter. It rose by half."), ["a quarter | number 0.25", "half | number 0.5"]);
        assert_eq!(told("It fell by a fifth."), ["a fifth | number 0.2"]);
        assert_eq!(told("It took one and a half seconds."), ["one and a half seconds | duration PT1.5S"]);
        assert_eq!(told("Three out of ten a year later agreed.")[0], "Three out of ten | number 0.3");
    }

    #[test]
    fn ranks_can_be_counted_in_hundreds_and_shared() {
        assert_eq!(told("He was the three hundredth."), ["three hundredth | rank 300"]);
        assert_eq!(told("She is joint-first."), ["first | rank 1"]);
        assert_eq!(told("One hundredth of it fell."), ["One hundredth | number 0.01"]);
    }

    #[test]
    fn a_word_before_a_unit_makes_it_another_unit() {
        assert_eq!(told("It is 7 nautical miles off."), ["7 nautical miles | number 7 nautical mile"]);
        assert_eq!(told("It holds 8 cubic meters and 9 cubic inches."), ["8 cubic meters | number 8 cubic metre", "9 cubic inches | number 9 cubic inch"]);
        assert_eq!(told("A lawn of 20 square yards."), ["20 square yards | number 20 square yard"]);
    }

    #[test]
    fn inches_and_degrees_are_read_to_their_end() {
        assert_eq!(told("A 7-foot-4-inch door at 38ºC."), ["7-foot-4-inch | number 7.33333333333333 foot", "38ºC | number 38 celsius"]);
    }

    #[test]
    fn a_score_is_in_digits_or_in_words() {
        assert_eq!(told("Harn won three-one."), ["three-one | score 3-1"]);
        assert_eq!(told("A five-four vote."), ["five-four vote | score 5-4 vote"]);
        assert_eq!(told("UPDATE 2-Six dead in Orlund."), ["Six dead | number 6 dead"]);
        none("It won with a one-two punch in a 7-Eleven.");
        assert!(!told("They are Nos. 6-7 and no. 3-4.").iter().any(|value| value.contains("score")));
    }

    #[test]
    fn twelve_at_night_is_midnight() {
        assert_eq!(told("It rang at half past twelve at night."), ["half past twelve at night | time 00:30"]);
        assert_eq!(told("It is open 8 to 8pm."), ["8 to 8pm | time 08:00/20:00 between"]);
        none("It rang at 24:40.");
    }

    #[test]
    fn decades_and_names_in_mixed_letters_are_no_values() {
        none("In her 40's, mid 80’s at least, she had an iPhone 12.");
    }

    proptest! {
        #[test]
        fn any_text_gives_values_in_order_that_do_not_overlap(text in "[ -~£–’½\\n]{0,60}|(one|two|million|to|-| |\\.|,|3|2022|May|%|of|a|half|ago|Tuesday|vote|:){0,24}") {
            let values = Memory::default().find(&text, &text::segment(&text, None), None);
            prop_assert!(values.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
            prop_assert!(values.iter().all(|value| !value.span.of(&text).trim().is_empty()));
        }
    }
}
