//! Figures of the fixtures.

use anyhow::Result;

use crate::fixture::Fixture;

/// Prints, fixture by fixture, how many rows come out as the truth says.
pub fn run() -> Result<()> {
    let (mut right, mut all) = (0, 0);
    for fixture in Fixture::all()? {
        let truth = fixture.truth()?;
        let wrong = truth.wrong_rows(&fixture.extract()?);
        all += truth.rows.len();
        right += truth.rows.len().saturating_sub(wrong.len());
        if !wrong.is_empty() {
            println!("fixture {:<36} wrong: {}", fixture.slug, wrong.join(", "));
        }
    }
    println!("fixtures: {right} of {all} rows exact\n");
    Ok(())
}
