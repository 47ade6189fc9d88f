//! Every fixture gives its golden output, byte for byte, and the rows of its plan.

use xtask::fixture::Fixture;

fn fixtures() -> Vec<Fixture> {
    let all = Fixture::all().expect("the folder of fixtures");
    assert!(all.len() >= 20, "only {} fixtures were found", all.len());
    all
}

#[test]
fn outputs_equal_their_golden_files() {
    let mut changed = Vec::new();
    for fixture in fixtures() {
        let out = export::json::write(&fixture.extract().expect("fixtures are readable"))
            .expect("it can be written");
        if fixture.expected().expect("a golden file") != out {
            changed.push(fixture.slug);
        }
    }
    assert!(changed.is_empty(), "changed: {changed:?}; `cargo xtask fixture update`, then read the change");
}

/// Rows that are known to come out wrong stand in `origin.json`; neither more nor fewer may.
#[test]
fn rows_are_those_of_the_invented_plan() {
    let mut wrong = Vec::new();
    for fixture in fixtures() {
        let out = fixture.extract().expect("fixtures are readable");
        let truth = fixture.truth().expect("a truth");
        if truth.wrong_rows(&out) != fixture.origin.wrong_rows {
            wrong.push((fixture.slug, truth.differences(&out)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn most_fixtures_come_out_whole() {
    let all = fixtures();
    let whole = all.iter().filter(|f| f.origin.wrong_rows.is_empty()).count();
    assert!(whole * 100 >= all.len() * 80, "{whole} of {} fixtures come out whole", all.len());
}
