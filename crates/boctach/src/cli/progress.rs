//! The progress bar: drawn on a terminal, silent anywhere else.

use std::io::{IsTerminal as _, stderr};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Counts documents.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many documents; hidden where stderr is no terminal, and for a single one.
    pub(super) fn new(documents: usize) -> Self {
        let shown = stderr().is_terminal() && documents > 1;
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(documents as u64), target);
        let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {wide_msg}");
        Self(style.map_or_else(|_| bar.clone(), |style| bar.clone().with_style(style)))
    }

    /// One more is finished; `say` may write lines meanwhile.
    pub(super) fn finished(&self, name: &str, say: impl FnOnce()) {
        self.0.suspend(say);
        self.0.set_message(name.to_owned());
        self.0.inc(1);
    }

    /// Takes the bar away.
    pub(super) fn done(&self) {
        self.0.finish_and_clear();
    }
}
