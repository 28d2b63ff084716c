/// The words. Every sentence stands by itself, so that any order makes sense.
extension Phrases {
  static let letters = ["AC", "BR", "CN", "DX", "KT", "PL", "QS", "RV"]
  static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "the first", "the tenth", "the fifteenth"]

  static func items(_ topic: Topic) -> [String] {
    switch topic {
    case .billing: ["invoice", "direct debit", "late fee", "credit note", "statement"]
    case .technical: ["router", "app", "modem", "login page", "update"]
    case .sales: ["family plan", "business bundle", "annual plan", "premium package"]
    case .orders: ["coffee machine", "desk lamp", "replacement filter", "winter jacket", "gift card"]
    case .survey: ["installation", "repair visit", "delivery", "support call"]
    }
  }

  static let greetings = [
    "Thank you for calling, this is {me}. How can I help you today?",
    "Hello, you are speaking with {me}. What can I do for you?",
    "Good day, my name is {me}. How may I help?",
    "Hi, this is {me}. I have your details in front of me, how can I help?",
  ]

  static func concerns(_ topic: Topic) -> [String] {
    switch topic {
    case .billing:
      [
        "I was charged {amount} on {day} and I do not know what it is for.",
        "My {item} shows {amount}, but we had agreed on something else.",
        "I would like to know why my {item} is higher than last month.",
      ]
    case .technical:
      [
        "My {item} stopped working on {day} and I have tried everything.",
        "The {item} keeps showing error {reference}.",
        "Since the last {item} nothing connects any more.",
      ]
    case .sales:
      [
        "I saw your {item} and would like to hear what it costs.",
        "A friend, {name}, told me about the {item}.",
        "I am thinking about moving {number} lines to you.",
      ]
    case .orders:
      [
        "I ordered a {item} on {day} and it has not arrived.",
        "The {item} from order {reference} came damaged.",
        "I would like to return the {item} I bought.",
      ]
    case .survey:
      [
        "Yes, speaking. Who is this, please?",
        "I have a few minutes. Is this about the {item}?",
        "Hello? Yes, you can ask me about the {item}.",
      ]
    }
  }

  static func agent(_ topic: Topic) -> [String] {
    shared
      + {
        switch topic {
        case .billing:
          [
            "I can see the {item} for {amount} that you mean.",
            "I will take the {amount} off, you will see it on your next statement.",
            "The {item} was sent on {day}; payment is due {number} days later.",
            "May I have the last {number} digits of the account, please?",
          ]
        case .technical:
          [
            "Could you switch the {item} off and on again for me?",
            "I am sending a new configuration to your {item} now.",
            "Please read me the number on the back of the {item}.",
            "A technician could come on {day} if that suits you.",
          ]
        case .sales:
          [
            "The {item} is {amount} a month for the first year.",
            "With {number} lines you would pay {amount} less.",
            "I can hold that offer for you until {day}.",
          ]
        case .orders:
          [
            "Your order {reference} left our warehouse on {day}.",
            "I will send you a new {item} at no charge.",
            "You have {number} weeks to send the {item} back.",
          ]
        case .survey:
          [
            "On a scale from one to ten, how happy were you with the {item}?",
            "Was our colleague {name} on time for the {item}?",
            "That was the last of {number} questions.",
          ]
        }
      }()
  }

  static func customer(_ topic: Topic) -> [String] {
    answers
      + {
        switch topic {
        case .billing: ["That is {amount}, right?", "So the {item} will be corrected by {day}?"]
        case .technical: ["The light on the {item} is still red.", "It says {reference} again."]
        case .sales: ["Is the {item} also there without a contract?", "And {amount} includes everything?"]
        case .orders: ["The number is {reference}.", "I need the {item} by {day}."]
        case .survey: ["I would say {number}.", "The {item} was fine, thank you."]
        }
      }()
  }

  private static let shared = [
    "One moment please while I look that up.",
    "Thank you for waiting.",
    "I understand, that must be annoying.",
    "Let me check that for you.",
    "I have made a note under {reference}.",
    "Let me repeat that to be sure.",
    "Could you spell the name for me, please?",
  ]

  static let farewells = [
    "Is there anything else I can do for you?",
    "I am glad we could sort that out.",
    "Thank you for calling, have a nice day.",
    "You will get all of this by mail as well.",
  ]

  static let thanks = [
    "No, that was all.", "Thank you very much for your help.", "Great, goodbye.", "That helps, thank you.",
  ]

  private static let answers = [
    "Yes, that is correct.", "No, I do not think so.", "All right, I can wait.", "Could you say that again, please?",
    "My name is {name}.", "I called about this on {day} already.", "Okay.", "That would be great.",
  ]

  static let coach = [
    "Hello, this is {me}, I am joining to help.",
    "I can approve {amount} for you right now.",
    "Let us make sure this is settled by {day}.",
    "I will personally look after case {reference}.",
  ]

  static let pleas = [
    "Customer asks for a credit of {amount}, above my limit.",
    "Customer wants to speak to a supervisor.",
    "I cannot find {item} {reference} in the system.",
    "Customer is very upset, please listen in.",
  ]

  static let notes = [
    "Reference {reference}, promised a call back by {day}.",
    "Customer says they called {number} times before.",
    "Amount in question is {amount}.",
    "Waiting for the back office to confirm {reference}.",
  ]

  static let advice = [
    "You may go up to {amount}.",
    "Offer to call back on {day}.",
    "Ask for the reference, it should start with {reference}.",
    "Well done, keep going.",
    "Slow down a little and repeat what they said.",
  ]

  static let messages = [
    "Good morning all.", "Can you hear me?", "Sorry for being late.", "Slides are in the shared folder.",
    "I have to drop off a little early.", "+1", "Could you zoom in a bit?", "Thanks, that helps.",
    "Who takes notes today?", "Let us take that offline.", "Great work everybody.", "Is the recording on?",
  ]
}
