//! Aids in English. The back pain ones carry the titles of the records on the first page.

use super::Aid;

const fn aid(subject: &'static str, title: &'static str, text: &'static [&'static str]) -> Aid {
    Aid { subject, title, language: "en", text }
}

pub(crate) static SCOLIOSIS: Aid = aid(
    "Scoliosis",
    "Scoliosis: Should I (or My Child) Have Surgery?",
    &[
        "In scoliosis the spine curves sideways. Many curves are mild and never need an operation; a doctor looks at them again every few months to see whether they grow.",
        "Surgery straightens part of the curve by joining vertebrae with rods and bone graft. It is mostly considered when a curve is large or keeps growing. Recovery takes several months and the joined part of the spine no longer bends.",
        "A brace can keep a curve from getting worse while a child is still growing. It does not straighten the spine, and it only helps when it is worn for many hours a day.",
        "Compare the options below, mark what matters most to you, and take the result with you when you talk to your surgeon.",
    ],
);

pub(crate) static MRI: Aid = aid(
    "Low back pain",
    "Low Back Pain: Should I Have an MRI?",
    &[
        "Most low back pain gets better within a few weeks, whether or not a picture is taken. An MRI shows the discs and nerves of the spine, and it often shows changes that have nothing to do with the pain.",
        "An MRI is useful when the doctor suspects a serious problem, or when surgery is being planned. It uses no radiation, and you lie still in a narrow tube for about half an hour.",
        "Without an MRI you can start to move, take simple painkillers and see how you do. You can still choose the test later.",
    ],
);

pub(crate) static MANIPULATION: Aid = aid(
    "Low back pain",
    "Low Back Pain: Should I Have Spinal Manipulation?",
    &[
        "In spinal manipulation a therapist uses the hands to push a joint of the spine a little beyond its usual range. You may hear a crack. It can give some people relief in the first weeks.",
        "It works about as well as exercise or a painkiller. Soreness for a day or two is common; serious harm in the lower back is rare.",
        "People with numb legs, weakness or thin bones should not have it. Tell your therapist about any of these.",
    ],
);

pub(crate) static EPIDURAL: Aid = aid(
    "Low back pain",
    "Low Back Pain: Should I Try Epidural Steroid Shots?",
    &[
        "An epidural steroid shot puts medicine against swelling near an irritated nerve in the lower back. It may ease leg pain for some weeks; it does not change how things are a year later.",
        "Pain at the needle's place, headache and a short rise of blood sugar happen now and then. Infection is rare.",
        "Other options are exercise, tablets, waiting a while longer, and for some people surgery.",
    ],
);

pub(crate) static HERNIATED_DISK: Aid = aid(
    "Herniated disk",
    "Herniated disk in lower back: Treatment options.",
    &[
        "A herniated disk in the lower back can press on a nerve and send pain down the leg. Often it settles by itself within weeks when you move a little more every day.",
        "Painkillers can make moving possible. Injections help some people for a while. Surgery takes the pressure off the nerve and is considered when weeks of other treatment did not help.",
        "After a year, people who had surgery and people who did not report about the same amount of pain. Surgery brings relief sooner and has risks of its own.",
    ],
);

pub(crate) static STENOSIS: Aid = aid(
    "Spinal stenosis",
    "Lumbar Spinal Stenosis: Should I Have Surgery?",
    &[
        "In lumbar spinal stenosis the canal in the lower spine has become narrow and presses on the nerves to the legs. Standing and walking hurt; sitting or bending forward helps.",
        "Surgery makes more room for the nerves. Many people walk further afterwards. As with any operation there is a chance of infection, blood clots and a second operation.",
        "Physiotherapy, painkillers and rest are the other choices. Stenosis seldom gets worse quickly, so there is time to decide.",
    ],
);

pub(crate) static STENOSIS_SHORT: Aid = aid(
    "Spinal stenosis",
    "Spinal Stenosis.",
    &[
        "Spinal stenosis is a narrowing of the canal that the nerves run through. This tool asks what bothers you most and how you feel about an operation.",
        "Your answers are put beside what studies say of physiotherapy, injections and decompression surgery.",
    ],
);

pub(crate) static KNEE: Aid = aid(
    "Knee osteoarthritis",
    "Knee Osteoarthritis: Should I Have Knee Replacement?",
    &[
        "In osteoarthritis of the knee the cartilage wears thin and the joint becomes stiff and painful. Losing weight, exercise and painkillers help many people for years.",
        "Knee replacement takes away the worn surfaces and puts metal and plastic in their place. Nine in ten new knees still work after fifteen years.",
        "Recovery takes months. Some people keep pain even though the operation went well.",
    ],
);

pub(crate) static ANTIBIOTICS: Aid = aid(
    "Sore throat",
    "Sore throat: do I need antibiotics?",
    &[
        "A sore throat mostly comes from a virus and goes away within a week. Antibiotics shorten it by less than a day on average.",
        "Antibiotics can cause diarrhoea and rash. They are worth it sooner for people with a weak immune system or a high fever that does not go down.",
    ],
);

pub(crate) static FATIGUE: Aid = aid(
    "Tiredness",
    "Tired all the time: which tests make sense when no cause is found?",
    &[
        "Often no cause is found for tiredness. That is not the end of the road: sleep, work, mood and movement can be looked at one by one.",
        "When nothing was found in the first blood tests, more tests rarely find anything. They do lead to false alarms.",
        "If a cause could not be found, the page on living with tiredness lists what other people found helpful.",
    ],
);

pub(crate) static GAMBLING: Aid = aid(
    "Gambling addiction",
    "Gambling addiction: which treatment suits me?",
    &[
        "A person with a gambling addiction keeps going back to the casino, to slot machines or to online betting, although it costs money, sleep and friends.",
        "Talking therapy helps about half of those who finish it. Blocking yourself from every online casino and having somebody else look after your money makes it easier to stop.",
        "Self-help groups are free. Medicine is used only beside therapy, and the evidence for it is weak.",
    ],
);

pub(crate) static TRIAL: Aid = aid(
    "Breast cancer",
    "Breast cancer: should I have radiotherapy after surgery?",
    &[
        "Radiotherapy after breast-saving surgery lowers the chance that cancer comes back in the same breast from about 10 in 100 to 3 in 100.",
        "In the largest trial 41 women had withdrawn before the last visit; leaving them out did not change the result. One drug named in the trial has since been withdrawn from the market for other reasons.",
        "Tired skin and sore arms are common in the first weeks. Without radiotherapy you are spared these, and you visit for a check every year.",
    ],
);

pub(crate) static PAIN_DOMAINS: Aid = aid(
    "Chronic pain",
    "Chronic pain: which domain of life comes first?",
    &[
        "Pain touches every domain of life: work, sleep, family and mood. This aid helps you to choose the domain that you want to change first.",
        "Braces and cushions for sale in shops seldom help. If you buy this kind of thing, ask whether you can return it.",
        "Exercise in small steps, talking therapy and medicine each have their own chances and drawbacks, which are set out below for each domain.",
    ],
);

pub(crate) static CHILD_TONSILS: Aid = aid(
    "Tonsils",
    "Tonsillectomy: should my child have the tonsils out?",
    &[
        "Children with many throat infections have fewer of them in the year after their tonsils are taken out. After two years there is hardly any difference.",
        "The operation hurts for a week or two. Bleeding afterwards happens to about 3 in 100 children.",
        "Waiting is safe for most children, since the infections become rarer by themselves.",
    ],
);

pub(crate) static ACNE: Aid = aid(
    "Acne",
    "Acne: Should I See My Doctor?",
    &[
        "Acne is common in the teens and mostly fades. Creams from the pharmacy help mild acne within eight weeks.",
        "A doctor can prescribe stronger creams, antibiotics or, for severe acne, isotretinoin. These work better and have more side effects.",
    ],
);

pub(crate) static BIRTH_CONTROL: Aid = aid(
    "Birth control",
    "Birth Control: Which Method Suits Me Best?",
    &[
        "Pills, coils, implants, condoms and natural methods differ in how well they work, what they cost and how they change periods.",
        "Coils and implants work for years and cannot be forgotten. Pills must be taken every day. Condoms protect against infections as well.",
    ],
);

pub(crate) static COLITIS: Aid = aid(
    "Ulcerative colitis",
    "Ulcerative Colitis: Is an Operation Right for Me?",
    &[
        "Ulcerative colitis inflames the lining of the large bowel. Medicine keeps it quiet in most people.",
        "Taking the large bowel out ends the disease and brings a stoma or a pouch. Some people are glad of it and some have trouble getting used to it.",
    ],
);

pub(crate) static APNEA: Aid = aid(
    "Sleep apnea",
    "Sleep Apnea: Mask, Mouthpiece or Operation?",
    &[
        "In sleep apnea the throat closes during sleep and breathing stops for moments. A mask that blows air works best and takes getting used to.",
        "A mouthpiece holds the jaw forward. An operation on the palate helps about half of those who have it.",
    ],
);

pub(crate) static FIBROIDS: Aid = aid(
    "Uterine fibroids",
    "Uterine Fibroids: Comparing the Treatments",
    &[
        "Fibroids are lumps in the wall of the womb. They are not cancer and often need no treatment.",
        "Hormones, closing the blood vessels, or surgery are options when bleeding is heavy.",
    ],
);
