"""The messages of problems that the form finds by itself, as sentences with gaps.

rules.js fills them. They are the words of `fairshare.validate`, and a test holds them to those on
every case that a form can express. The schema's own rules speak in schema-rules.js.
"""

from __future__ import annotations

from collections.abc import Mapping

PROBLEMS: Mapping[str, tuple[str, str]] = {
    "E202": (
        'The {part} name "{name}" can\'t become a web address.',
        (
            "Use small letters, digits and single hyphens, at most 80 characters, such as "
            "free-school-meals."
        ),
    ),
    "E202 taken": (
        'The {part} name "{name}" is the address of another page of the site.',
        "Choose a longer name, such as the full name of the body.",
    ),
    "E203": (
        "{said}; exactly one must.",
        "Give the role lead to the one organisation that answers for the decision.",
    ),
    "E203 role": (
        "No organisation has the role {role}.",
        "Add {role} to the roles of the organisation that {does}.",
    ),
    "E204": (
        '"{id}" stands here twice{with}.',
        "Put all its roles into one item, or name the part of the organisation as unit.",
    ),
    "E205": (
        "{field} is {after}, which is earlier than {other}, {before}.",
        "Correct whichever of the two is wrong.",
    ),
    "E206": (
        "{field} is {date}, which is still to come.",
        "Write the day when it happened. Today is {today}.",
    ),
    "E207": (
        "{field} is {date}, which names no day.",
        "Write the day too, for example {example}.",
    ),
    "W208": (
        "The sharing starts on {starts}, before the decision of {decided}.",
        "If that is so, leave it: the page says it. If not, correct the date.",
    ),
    "E209": (
        "{field} {wrong}.",
        (
            "Write the lowest and then the highest step that you think possible, with the rating "
            "between them, or take the range out."
        ),
    ),
    "E210": (
        "{field} gives no reason of its own.",
        (
            "Say here, in a sentence or two, what is so in this case. A reader has nothing else "
            "before them."
        ),
    ),
    "E211": (
        "{field} is the same text as for {same}.",
        "Say what answers this question in particular.",
    ),
    "E212": (
        "The decision is approved with conditions, but names none.",
        "List the conditions, one an item, or write approved.",
    ),
    "E213": (
        "There is a decision, but nothing says who answered the questions and when.",
        "Add assessment with its date, assessor and independence.",
    ),
    "E213 answers": (
        "There is a decision, but {missing}.",
        "Answer each with a rating and a reason. The rating may be unknown.",
    ),
    "E214": ("People can be told apart in this data, but {field} is missing.", "{advice}"),
    "E215": (
        "{field} is missing.",
        "Say when the decision is looked at again, by {limit} at the latest.",
    ),
    "E215 late": (
        "{field} is {date}, more than {months} months after the decision or the newest change.",
        "Choose {limit} or earlier.",
    ),
    "E216": (
        "{field} is missing.",
        "Write the day when the initiative was put forward for a decision.",
    ),
    "E217": (
        "{field} is not_applicable, but this question is critical and always applies.",
        "Rate it from 1 to 5, or write unknown if nobody can say yet.",
    ),
    "E218": (
        'The link "{address}" in {field} {wrong}.',
        "Write the full https:// address of the page itself, as your browser shows it.",
    ),
    "E219": (
        "{field} looks like the address of a person.",
        (
            "Give a mailbox that a team reads, such as information.governance@… If it is one, ask "
            "for a name that says so."
        ),
    ),
    "W220": (
        'A public authority can\'t rest its own tasks on "{base}".',
        "Check which basis applies; for a public task it is often uk-gdpr-6-1-e.",
    ),
    "W221": (
        "The data holds special categories ({special}), but no condition for using them is named.",
        "Add the condition of article 9(2) of the UK GDPR that allows it.",
    ),
    "W222": (
        "A computer takes part in decisions ({label}), but no algorithm record is linked.",
        (
            "Add atrs: the address of its record under the Algorithmic Transparency Recording "
            "Standard."
        ),
    ),
    "E223": (
        "The contact has neither an email address nor a web page.",
        "Add email, a mailbox that a team reads, or url, a page with a form.",
    ),
    "E224": (
        "The impact assessment (DPIA) is {status}, but no reason is given.",
        "Add reason: why there is none, in a sentence or two.",
    ),
    "E225": ("The data leaves the country, but {field} is missing.", "{advice}"),
    "E226": (
        "Asking the public is {status}, but nothing says how.",
        "Add summary: who was or will be asked, how, and what came of it.",
    ),
    "E228": (
        "A worked example names no sources.",
        "Add sources: the published documents that its facts come from, each with title and url.",
    ),
    "E229 heading": (
        "{field} holds a heading, which the register doesn't show.",
        "Take the # signs, or the line of dashes below it, away.",
    ),
    "E229 image": (
        "{field} holds an image, which the register doesn't show.",
        "Describe it in words, or link to the page that shows it.",
    ),
    "E229 table": (
        "{field} holds a table, which the register doesn't show.",
        "Write it as a list, or link to the page that holds it.",
    ),
    "E229 tag": (
        "{field} holds an HTML tag, which the register doesn't show.",
        "Take the tag in pointed brackets away; its words may stay.",
    ),
    "E230": (
        "{field} names this initiative itself.",
        "Name the other initiative, or take the line out.",
    ),
    "E230 both": (
        '"{id}" is said both to come before this initiative and to replace it.',
        "Keep supersedes if that one is the older, superseded_by if it is the newer.",
    ),
    "E231": (
        "The outcome is {outcome}, but {field} is missing.",
        "Say when it was answered and with what, or write open as the outcome.",
    ),
    "E231 order": (
        "{field} is {answered}, before it was raised, {raised}.",
        "Correct whichever of the two is wrong.",
    ),
    "E241": (
        "The decision is bolder than the assessment, and this is missing: {missing}.",
        "Add what is missing to divergence, or decide more cautiously.",
    ),
    "E242": (
        "The decision goes ahead over a red line, but nothing says who allowed it and why.",
        "Add override with authority, the role or body that may do so, and reason.",
    ),
    "E243": (
        "The decision is more cautious than the assessment, but nothing says why.",
        "Add divergence with an explanation of at least 80 characters.",
    ),
    "E244": (
        (
            "The decision is bolder than the assessment, but is looked at again only on {date}, "
            "more than {months} months later."
        ),
        "Choose {limit} or earlier.",
    ),
    "E301": (
        'The organisation "{id}" is not described in this register.',
        "Add a file organisations/{id}.yml with its name and type.",
    ),
}
"""Message and hint by code; a second word tells variants apart."""
