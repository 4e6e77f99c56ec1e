//! Aids that work for clients that try again, or wait as long as was asked.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use super::shows;
use crate::aids::*;
use crate::date::http_date;
use crate::link::OK;
use crate::reply::Reply;
use crate::scene::Scene;

pub(super) fn add(web: &mut Scene) {
    try_again(web);
    wait(web);
}

fn try_again(web: &mut Scene) {
    web.serve(
        "recovers-after-one-503",
        "https://wobbly.test/aids/scoliosis",
        &SCOLIOSIS,
        OK,
        "The first attempt ends in a 503, the next shows the aid.",
        |request, attempt| match attempt {
            1 => Reply::empty(503),
            _ => shows(&SCOLIOSIS, "Wobbly")(request, attempt),
        },
    );
    web.serve(
        "recovers-after-two-500s",
        "https://wobbly-two.test/aids/knee",
        &KNEE,
        OK,
        "Two attempts end in a 500, the third shows the aid.",
        |request, attempt| match attempt {
            1 | 2 => Reply::empty(500),
            _ => shows(&KNEE, "Wobbly Two")(request, attempt),
        },
    );
    web.serve(
        "recovers-after-a-reset",
        "https://wobbly-three.test/aids/mri",
        &MRI,
        OK,
        "The first connection is reset, the next shows the aid.",
        |request, attempt| match attempt {
            1 => Reply::reset(),
            _ => shows(&MRI, "Wobbly Three")(request, attempt),
        },
    );
    web.serve(
        "recovers-after-408",
        "https://wobbly-four.test/aids/acne",
        &ACNE,
        OK,
        "The first attempt ends in a 408, which asks to try again.",
        |request, attempt| match attempt {
            1 => Reply::empty(408),
            _ => shows(&ACNE, "Wobbly Four")(request, attempt),
        },
    );
    web.serve(
        "recovers-after-a-hang",
        "https://wobbly-five.test/aids/stenosis",
        &STENOSIS,
        OK,
        "The first attempt is never answered, the next shows the aid.",
        |request, attempt| match attempt {
            1 => Reply::hang(),
            _ => shows(&STENOSIS, "Wobbly Five")(request, attempt),
        },
    );
}

fn wait(web: &mut Scene) {
    web.serve(
        "retry-after-seconds",
        "https://patience.test/aids/epidural",
        &EPIDURAL,
        OK,
        "A 429 asks to wait for one second; after that the aid is shown, and not before.",
        until(&EPIDURAL, Duration::from_secs(1), |_| "1".to_owned()),
    );
    web.serve(
        "retry-after-date",
        "https://patience-by-date.test/aids/apnea",
        &APNEA,
        OK,
        "A 503 names the moment from which the aid is shown again, two seconds away at most.",
        until(&APNEA, Duration::from_secs(2), http_date),
    );
    web.serve(
        "retry-after-for-the-host-1",
        "https://patience-for-all.test/aids/colitis",
        &COLITIS,
        OK,
        "A 429 asks to wait for two seconds, which goes for the whole host.",
        until(&COLITIS, Duration::from_secs(2), |_| "2".to_owned()),
    );
    web.serve(
        "retry-after-for-the-host-2",
        "https://patience-for-all.test/aids/fibroids",
        &FIBROIDS,
        OK,
        "The same host shows this aid at any time; to ask before the other's deadline would be rude.",
        shows(&FIBROIDS, "Patience"),
    );
}

/// Refuses until some time after the first request, and says until when in `Retry-After`. A date
/// has whole seconds only, so the moment is cut down to one before it is promised.
fn until(
    aid: &'static Aid,
    wait: Duration,
    say: fn(SystemTime) -> String,
) -> impl Fn(&crate::request::Request, u32) -> Reply {
    let opens: Mutex<Option<SystemTime>> = Mutex::default();
    move |request, attempt| {
        let now = SystemTime::now();
        let mut opens = opens.lock().unwrap_or_else(PoisonError::into_inner);
        let moment = *opens.get_or_insert(now + wait);
        let whole = moment
            .duration_since(SystemTime::UNIX_EPOCH)
            .map(|since| SystemTime::UNIX_EPOCH + Duration::from_secs(since.as_secs()))
            .unwrap_or(moment);
        let said = say(moment);
        // Seconds are counted from the request; a date is the date.
        let open = if said.ends_with("GMT") { whole } else { moment };
        if now >= open {
            return shows(aid, "Patience")(request, attempt);
        }
        let status = if said.ends_with("GMT") { 503 } else { 429 };
        Reply::empty(status).header("Retry-After", said)
    }
}
