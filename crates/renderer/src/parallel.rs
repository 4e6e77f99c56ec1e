//! Work on several cores, with the outcome in the order of the input.

use std::num::NonZero;
use std::thread;

use crate::error::RenderError;

/// Fewer items than this are not worth a thread.
const WORTH_IT: usize = 16;

/// What `work` makes of each item, one after the other, or the first error in that order.
pub(crate) fn map<I: Sync, O: Send>(
    items: &[I],
    work: impl Fn(&I) -> Result<Vec<O>, RenderError> + Sync,
) -> Result<Vec<O>, RenderError> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let share = items.len().div_ceil(cores).max(WORTH_IT);
    let do_share = |items: &[I]| -> Result<Vec<O>, RenderError> {
        let mut outcome = Vec::new();
        for item in items {
            outcome.extend(work(item)?);
        }
        Ok(outcome)
    };
    thread::scope(|scope| {
        let do_share = &do_share;
        let mut shares = items.chunks(share);
        let own = shares.next().unwrap_or_default();
        let others: Vec<_> = shares.map(|items| scope.spawn(move || do_share(items))).collect();
        let mut outcome = do_share(own)?;
        for other in others {
            match other.join() {
                Ok(part) => outcome.extend(part?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(outcome)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_input_and_the_first_error_wins() {
        let items: Vec<usize> = (0..1000).collect();
        let twice = map(&items, |&item| Ok(vec![item, item])).unwrap();
        assert!(twice.is_sorted() && twice.len() == 2000);
        let failing = map(&items, |&item| match item {
            700.. => Err::<Vec<usize>, _>(RenderError::NoLanguages),
            40.. => Err(RenderError::BaseUrl { url: item.to_string() }),
            _ => Ok(vec![]),
        });
        assert!(matches!(failing, Err(RenderError::BaseUrl { url }) if url == "40"));
        assert!(map(&[], |_: &u8| Ok(vec![0])).unwrap().is_empty());
    }
}
