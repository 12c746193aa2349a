//! What all rounds together say: medians, two nodes against one, the costs that fit, and what that is for a million viewers.

use crate::common::figures::median;
use crate::fit::fit;
use crate::measure::{Case, Measured};
use std::collections::BTreeMap;

/// The deployment on paper: viewers, how many look at each image, and operations on each a second.
const PAPER: (f64, f64, f64) = (1_000_000.0, 1_000.0, 0.2);
/// The part of each core that is used on paper; the rest is for bursts.
const USED: f64 = 0.5;

/// Prints everything.
pub fn print(all: &[Measured]) {
    let mut rounds: BTreeMap<Case, Vec<&Measured>> = BTreeMap::new();
    for measured in all {
        rounds.entry(measured.case).or_default().push(measured);
    }
    println!(
        "\n| viewers | nodes | images | operations/s | p50, ms | p99, ms | CPU of the writing node, ms/s | of each other | of PostgreSQL | of NATS |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for (case, rounds) in &rounds {
        let of =
            |figure: &dyn Fn(&Measured) -> f64| median(rounds.iter().map(|round| figure(round)));
        let others = of(&|round| others(round).unwrap_or(f64::NAN));
        let others = if others.is_nan() { "".into() } else { format!("{others:.0}") };
        println!(
            "| {} | {} | {} | {} | {:.2} | {:.2} | {:.0} | {others} | {:.0} | {:.0} |",
            case.viewers,
            case.nodes,
            case.images,
            case.rate,
            of(&|round| round.p50),
            of(&|round| round.p99),
            of(&|round| round.nodes[0]),
            of(&|round| round.database),
            of(&|round| round.bus),
        );
    }
    two_against_one(&rounds);
    costs(all);
}

/// The mean of the nodes that do not write.
fn others(round: &Measured) -> Option<f64> {
    let others = round.nodes.get(1..).filter(|others| !others.is_empty())?;
    Some(others.iter().sum::<f64>() / others.len() as f64)
}

fn two_against_one(rounds: &BTreeMap<Case, Vec<&Measured>>) {
    println!();
    for (two, of_two) in rounds.iter().filter(|(case, _)| case.nodes == 2) {
        let Some(of_one) = rounds.get(&Case { nodes: 1, ..*two }) else { continue };
        let ratio = |figure: &dyn Fn(&Measured) -> f64| {
            let of = |rounds: &[&Measured]| median(rounds.iter().map(|round| figure(round)));
            of(of_two) / of(of_one)
        };
        println!(
            "two nodes / one, {} viewers, {} images, {} operations/s: p99 {:.2}, CPU of the writing node {:.2}",
            two.viewers,
            two.images,
            two.rate,
            ratio(&|round| round.p99),
            ratio(&|round| round.nodes[0]),
        );
    }
}

/// Fits the costs, and computes the deployment on paper from them.
fn costs(all: &[Measured]) {
    let quantities = |case: &Case| [1.0, case.rate as f64, case.messages()];
    let writing: Vec<_> = all.iter().map(|m| (quantities(&m.case), m.nodes[0])).collect();
    let other: Vec<_> =
        all.iter().filter_map(|m| Some((quantities(&m.case), others(m)?))).collect();
    let database: Vec<_> =
        all.iter().map(|m| ([m.case.nodes as f64, m.case.rate as f64], m.database)).collect();
    println!();
    let node = fit(&writing);
    for (name, fit) in [("the node that writes", &node), ("another node", &fit(&other))] {
        match fit {
            Some(fit) => println!(
                "{name}: {:.0} ms/s at rest, {:.0} µs an operation, {:.2} µs a message to a viewer (explains {:.0} %)",
                fit.costs[0],
                fit.costs[1] * 1_000.0,
                fit.costs[2] * 1_000.0,
                fit.explained * 100.0
            ),
            None => println!("{name}: too few sizes to fit"),
        }
    }
    let database = fit(&database);
    if let Some(fit) = &database {
        println!(
            "PostgreSQL: {:.0} ms/s for each node, {:.0} µs an operation (explains {:.0} %)",
            fit.costs[0],
            fit.costs[1] * 1_000.0,
            fit.explained * 100.0
        );
    }
    let (Some(node), Some(database)) = (node, database) else { return };
    let (viewers, each, rate) = PAPER;
    let operations = viewers / each * rate;
    let of_nodes = (operations * node.costs[1] + operations * each * node.costs[2]) / 1_000.0;
    let of_database = operations * database.costs[1] / 1_000.0;
    println!(
        "on paper: {viewers:.0} viewers, {each:.0} on each image, {rate} operations/s on each: {operations:.0} operations/s, \
         {:.0} messages/s; {:.1} cores for the nodes and {:.1} for PostgreSQL at {:.0} % use",
        operations * each,
        of_nodes / USED,
        of_database / USED,
        USED * 100.0
    );
}
