//! Comments as people write them about a design, the same for the same seed.

use rand::Rng;
use rand::seq::IndexedRandom;
use std::ops::RangeInclusive;

/// Words in a comment.
const WORDS: RangeInclusive<usize> = 8..=20;
/// The names of the authors.
pub const NAMES: [&str; 5] = ["Ingrid Holm", "Tomás Ortega", "Aiko", "Ada Lindqvist", "Bem Okafor"];

/// Common words, and those of designers. Drawn evenly, a word holds some nine bits, which is more than in real
/// English: a compressor finds no more to gain here than there.
const VOCABULARY: &str = "\
    a about above accent across action add after again align all almost already also always an and \
    angle animation another any appear are area around arrow as at avoid away back background badge \
    balance banner bar baseline be because before behind below beside better between big blue blur \
    body bold border both bottom bounce box brand break bright button by call can card careful \
    centre change chart check circle clean clear click close cloud colour column compare contrast \
    copy corner could crop cursor curve customers cut dark darker date deep default delay desktop \
    detail different dim distance divider do dots double down draft drop edge eight either elegant \
    else empty end enough even every example eye face fade family feel few field figure fill final \
    find first fit five flat float focus fold follow font footer for form four frame from full gap \
    get give glass glow go good gradient green grey grid group half hand happy hard has have header \
    heading headline heavy height here hero hidden hide high hint hold house hover how icon idea if \
    image in inner inside instead into is it italic item join just keep kerning key label large last \
    later layer layout leading left legal less letter level lift light lighter like line link list \
    little logo long look loose lot low main make many map margin mark mask match maybe mean measure \
    menu middle might missing mobile model more most motion move much must muted name narrow near \
    need never new next nice no noise not nothing now number of off offset old on once one only \
    opacity open option or orange order original other our out outline outside over own padding page \
    pair pale palette panel paragraph part pattern people perhaps photo pick picture pixel place \
    plain please point position press pretty price print profile purple push quay question quick \
    quiet quite radius raise ratio reach read ready really red reduce regular remove repeat replace \
    rest return right room rotate round row rule safe same sand saturation scale screen scroll search \
    second section see seems serif set shade shadow shape sharp shift short should show side sign \
    simple since six size skip sky slide slightly slow small smooth so soft some someone soon space \
    square stand start state stay step still stop straight strong style sun swap symbol tab table \
    taller teal tell text than that the their then there these they thicker thin thing think third \
    this three through tight time tiny title to together tone too top touch track translation tried \
    try turn two type under until up us use user version very video view visible visual warm was \
    watch water wave way we weight well were what when where which while white who why wide will \
    window with without wonder word work would wrap wrong yellow yes yet you your zone zoom";

/// A comment of one sentence.
pub fn comment(chance: &mut impl Rng) -> String {
    let vocabulary: Vec<&str> = VOCABULARY.split_whitespace().collect();
    let count = chance.random_range(WORDS);
    let mut text = String::new();
    for place in 0..count {
        let word = vocabulary.choose(chance).copied().unwrap_or_default();
        if place > 0 {
            text.push_str(if chance.random_ratio(1, 9) { ", " } else { " " });
            text.push_str(word);
        } else {
            text.extend(word.chars().take(1).flat_map(char::to_uppercase));
            text.push_str(&word[1..]);
        }
    }
    text.push(if chance.random_ratio(1, 6) { '?' } else { '.' });
    text
}
