//! How far a confidence can be trusted: of the tasks at 0.9, how many are right.

use std::fmt::Write as _;

/// Confidences of tasks, each with whether the task was right.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reliability(Vec<(f32, bool)>);

impl Reliability {
    /// Adds a task.
    pub(crate) fn add(&mut self, confidence: f32, right: bool) {
        self.0.push((confidence, right));
    }

    /// Adds the tasks of another.
    pub(crate) fn extend(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// The table: bins of confidence, tasks, share right.
    pub(crate) fn table(&self) -> String {
        let edges = [0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1.01];
        let mut out = String::from("confidence      tasks  mean   right\n");
        for pair in edges.windows(2) {
            let &[from, to] = pair else { continue };
            let bin: Vec<&(f32, bool)> = self.0.iter().filter(|(c, _)| *c >= from && *c < to).collect();
            if bin.is_empty() {
                continue;
            }
            let mean = bin.iter().map(|(c, _)| c).sum::<f32>() / bin.len() as f32;
            let right = bin.iter().filter(|(_, r)| *r).count() as f32 / bin.len() as f32;
            let _ =
                writeln!(out, "{from:.2} – {:.2}    {:>6}  {mean:.3}  {right:.3}", to.min(1.0), bin.len());
        }
        let (share, coverage) = self.sure(0.9);
        let _ = writeln!(
            out,
            "at 0.9 and above: {:.2} % right, {:.1} % of all tasks",
            share * 100.0,
            coverage * 100.0
        );
        out
    }

    /// Of the tasks at `bar` or above: the share right, and how many of all they are.
    pub(crate) fn sure(&self, bar: f32) -> (f32, f32) {
        let sure: Vec<bool> = self.0.iter().filter(|(c, _)| *c >= bar).map(|(_, r)| *r).collect();
        let right = sure.iter().filter(|&&r| r).count() as f32;
        (right / sure.len().max(1) as f32, sure.len() as f32 / self.0.len().max(1) as f32)
    }
}
