/// Worlds of queues that do more than ring.
extension WorldKind {
  static func writing(_ load: Int) -> String {
    """
    networks:
      office: { profile: office_fibre }
    queues:
      phone: { arrivals: { per_hour: 20 }, talk: { uniform: { low: 15s, high: 60s } }, topic: billing }
      web-chat: { medium: chat, arrivals: { per_hour: \(30 * load) }, talk: { uniform: { low: 40s, high: 120s } }, wrap_up_policy: mandatory, topic: orders, companions: { co_browse: 25%, screen_share: 25%, video: 25% } }
      letters: { medium: email, arrivals: { per_hour: \(30 * load) }, talk: { uniform: { low: 40s, high: 120s } }, wrap_up_policy: 60s, topic: billing, writing: { junk: 14%, automatic: 10%, files: 30%, undelivered: 6%, passed_on: 15% } }
      messages: { medium: message, arrivals: { per_hour: \(60 * load) }, talk: { uniform: { low: 60s, high: 180s } }, topic: technical, utilization_label: messaging, companions: { co_browse: 15%, video: 15% }, writing: { channels: { web_messaging: 30%, sms: 12%, whatsapp: 12%, apple: 10%, facebook: 8%, instagram: 8%, kakao: 3%, line: 3%, telegram: 4%, twitter: 3%, open: 5%, unknown: 2% }, authenticated: 50%, files: 20%, elements: 35%, undelivered: 8%, aside: 25% } }
      posts: { medium: social, arrivals: { per_hour: \(20 * load) }, talk: { uniform: { low: 30s, high: 90s } }, writing: { channels: { twitter: 60%, facebook: 40% } } }
    ivr: { containment: 5%, abandonment: 2% }
    agents:
      - { team: desk, count: \(4 + 3 * load), serves: [phone, web-chat, letters, messages, posts], networks: { office: 100% }, no_answer: 5%, decline: 5% }
    coaches:
      - { team: leads, count: 1, watches: [desk], networks: { office: 100% }, monitor: 25%, watches_screen: 60%, writes_to_agents: true }
    """
  }

  static func callbacks(_ load: Int) -> String {
    """
    networks:
      office: { profile: office_fibre }
      exchange: { profile: office_fibre, transport: sip }
    callers: { networks: { pstn: 75%, exchange: 25% } }
    queues:
      billing: { arrivals: { per_hour: \(70 * load) }, talk: { uniform: { low: 20s, high: 90s } }, recorded: 80%, wrap_up_policy: 45s, wrap_up_codes: { Resolved: 60%, "Spring offer": 40% }, callbacks: { after: 10s, minimum_wait: 10s, accepted: 45%, attempts: 2, retry: { uniform: { low: 60s, high: 80s } } }, voicemail: { after: 15s, accepted: 40%, handled: { uniform: { low: 30s, high: 90s } } } }
      orders: { arrivals: { per_hour: 20 }, talk: 40s, recorded: 50%, wrap_up_policy: forced 20s, auto_answer: true }
      claims: { arrivals: { per_hour: 20 }, talk: 40s, wrap_up_policy: requested 90s, no_wrap_up: 50% }
      renewals: { topic: sales, talk: 30s }
    agents:
      - { team: desk, count: \(1 + load), serves: [billing, orders, claims], networks: { office: 100% } }
      - { team: seniors, count: 2, serves: [claims], networks: { office: 100% } }
      - { team: dialers, count: 1, serves: [renewals], networks: { office: 100% } }
    coaches:
      - { team: leads, count: 1, watches: [desk], networks: { office: 100% }, monitor: 15%, whisper: 10%, barge: 10% }
    transfers:
      blind: { share: 18%, to: { claims: 30%, seniors: 30%, voicemail: 25%, "+13125550190": 15% } }
      consult: { share: 18%, to: { seniors: 100% }, cancel: 25%, merged: 25% }
    campaigns:
      - { name: spring, queue: renewals, teams: [dialers], pacing: preview, preview: { uniform: { low: 2s, high: 9s } }, contacts: 6 }
    behaviour: { held: 45%, muted: 30%, flagged: 15%, recording_paused: 25% }
    genesys: { notifications: true, suppress_recording_on_hold: true, consult_ending: transfer.consult, hub_peer: first_leg, external_organizations: 40%, flags: true, agent_assist: true, user_to_user: true, skipped_wrap_up_code: true, deleted_wrap_up_codes: [Spring offer] }
    """
  }
}
