//! What is doubtful about the fixtures is told in Vietnamese, too.

use model::{Lang, reason};
use xtask::fixture::Fixture;

#[test]
fn reasons_of_all_fixtures_have_their_vietnamese() {
    let (mut seen, mut english) = (0, Vec::new());
    for fixture in Fixture::all().expect("the folder of fixtures") {
        let expected = fixture.expected().expect("a golden file");
        let out = export::json::read(&expected).expect("an output");
        for task in &out.tasks {
            let doubts = task.doubts.iter().map(|doubt| &doubt.because);
            for said in doubts.chain(task.repairs.iter().map(|repair| &repair.detail)) {
                seen += 1;
                if reason::vietnamese(said).is_none() {
                    english.push(format!("{}: {said}", fixture.slug));
                }
            }
        }
        // Of an output that is read back the sentences of diagnostics are known by their English.
        for note in &out.diagnostics {
            let gaps = note.code.sentence(Lang::En).matches("{}").count();
            if gaps > 0 && note.sentence(Lang::Vi) == note.message {
                english.push(format!("{}: {}", fixture.slug, note.message));
            }
        }
    }
    assert!(seen > 50, "only {seen} reasons were seen");
    assert!(english.is_empty(), "{english:#?}");
}
