/// What goes on in a small world.
///
/// Each is a floor of a few minutes that brings about its share of what documents can tell; together they leave out
/// little. The text is that of a scenario, without its name, seed and clock.
enum WorldKind: Int, CaseIterable {
  case calls
  case escalations
  case clients
  case campaign
  case writing
  case meeting
  case callbacks
  case extremes

  /// Those that a realistic document may come from.
  static let ordinary: [WorldKind] = [.calls, .escalations, .clients, .campaign, .writing, .meeting, .callbacks]

  /// The sections of the scenario; `load` of 1 through 4 says how much goes on.
  func sections(_ clock: WorldClock, load: Int) -> String {
    switch self {
    case .calls: Self.calls(load)
    case .escalations: Self.escalations(clock, load)
    case .clients: Self.clients(clock, load)
    case .campaign: Self.campaign(load)
    case .writing: Self.writing(load)
    case .meeting: Self.meeting(clock, load)
    case .callbacks: Self.callbacks(load)
    case .extremes: Self.stillAndStorm
    }
  }

  static func calls(_ load: Int) -> String {
    """
    queues:
      help: { arrivals: { per_hour: \(40 * load) }, talk: { uniform: { low: 15s, high: 75s } }, wrap_up: 8s, topic: orders }
    assistant: { share: 50%, languages: { en-US: 70%, es-US: 30% }, faults: 5%, broken: 4%, unreachable: 4% }
    agents:
      - { team: crew, count: \(1 + load), serves: [help], networks: { home_wifi_good: 100% } }
    behaviour: { held: 30%, muted: 30%, noted: 30%, flagged: 20% }
    """
  }

  static func escalations(_ clock: WorldClock, _ load: Int) -> String {
    """
    networks:
      office: { profile: office_fibre }
      remote: { profile: vpn_dsl }
    queues:
      helpdesk: { arrivals: { per_hour: \(60 * load) }, talk: { uniform: { low: 30s, high: 120s } }, wrap_up_policy: mandatory, topic: technical }
      specialists: { arrivals: { per_hour: 10 }, talk: { uniform: { low: 20s, high: 90s } }, wrap_up_policy: 60s }
    ivr: { duration: 4s, containment: 5%, abandonment: 5% }
    agents:
      - { team: first-line, count: \(2 + 2 * load), serves: [helpdesk], networks: { office: 60%, remote: 40% }, no_answer: 8%, decline: 8% }
      - { team: second-line, count: 3, serves: [specialists], networks: { office: 100% } }
    coaches:
      - { team: leads, count: 2, watches: [first-line, second-line], networks: { office: 100% }, monitor: 20%, whisper: 30%, barge: 20%, flag_barge: 30% }
    transfers:
      blind: { share: 14%, to: { specialists: 45%, second-line: 25%, "+442079460123": 30% } }
      consult: { share: 22%, to: { specialists: 70%, first-line: 15%, "+442079460124": 15% }, cancel: 25%, merged: 30%, customer_hangs_up: 8% }
    conferences:
      - { party_add: 20%, third_parties: { specialists: 50%, "+442079460125": 50% }, four: 25%, more: 12%, another: 30%, swap: 50%, hold_all: 30%, merge: 80%, drop: 60% }
    behaviour: { held: 40%, muted: 30%, flagged: 25%, noted: 15%, transcribed: 60%, utterance_interval: 8s, recording_paused: 25% }
    impairments:
      - { label: brownout, network: office, at: \(clock.minute(1)), for: 2m, loss: { add: 8%, burst: 4 } }
      - { label: rain, network: remote, at: \(clock.minute(2)), for: 1m, jitter: { add: 60ms }, delay: { add: 200ms } }
    """
  }

  static func clients(_ clock: WorldClock, _ load: Int) -> String {
    """
    networks:
      office: { profile: office_fibre }
      street: { profile: lte }
    callers: { population: 200, networks: { pstn: 20%, home_wifi_good: 40%, street: 40% } }
    queues:
      orders: { arrivals: { per_hour: \(90 * load) }, talk: { uniform: { low: 20s, high: 90s } }, wrap_up: 8s, topic: orders }
    ivr: { duration: 4s, containment: 4%, abandonment: 2% }
    agents:
      - { team: desk, count: \(2 + load), serves: [orders], networks: { office: 100% } }
      - { team: field, count: \(2 + load), serves: [orders], networks: { street: 100% }, no_answer: 10%, decline: 8%, auto_answer: 0% }
    behaviour: { noted: 25%, flagged: 10% }
    clients:
      - { name: browsers, people: [desk], devices: { browser: 100% }, reachability: { open: 25%, nat: 50%, relay: 15%, web: 10% }, checks_concluded: true, notes_as_messages: true, notes_refused: 20%, opinions: 40%, microphone_denied: 8%, microphone_missing: 6%, unregistered: 5%, no_path: 5%, key_exchange_failed: 6%, closed: 6, signalling_lost: 10, headset_lost: 10, noise_suppressed: 40%, noise_suppressing: 10 }
      - { name: phones, people: [field], devices: { android: 50%, ios: 50% }, reachability: { nat: 60%, relay: 40% }, opinions: 40%, unregistered: 5%, no_path: 5%, woken: 40%, woken_deaf: 20%, interrupted: 20, closed: 5, signalling_lost: 10 }
      - { name: others, people: [callers], devices: { browser: 34%, android: 33%, ios: 33% }, causes_told: true, refused: { busy: 7%, unavailable: 5%, declined: 5% }, credentials_expired: 5%, heard_early: 30%, opinions: 30% }
    impairments:
      - { label: full-cell, network: street, at: \(clock.minute(1)), for: 3m, jitter: { add: 70ms }, loss: { add: 6%, burst: 3 } }
      - { label: garage, network: street, at: \(clock.minute(2)), for: 15s, outage: true }
    """
  }

  static func campaign(_ load: Int) -> String {
    """
    networks:
      office: { profile: office_fibre }
    queues:
      renewals: { arrivals: { per_hour: 20 }, talk: { uniform: { low: 15s, high: 90s } }, wrap_up: 10s, topic: sales }
      donors: { topic: sales, talk: { uniform: { low: 15s, high: 60s } }, wrap_up_policy: 30s }
    ivr: none
    agents:
      - { team: dialers, count: \(1 + load), serves: [renewals], networks: { office: 100% }, auto_answer: 50% }
      - { team: fundraisers, count: \(2 + load), serves: [donors], networks: { office: 100% } }
    campaigns:
      - { name: summer, queue: renewals, teams: [dialers], pacing: preview, preview: { uniform: { low: 2s, high: 9s } }, contacts: \(5 * load), answered: 40%, machine: 20%, unanswered: 20%, busy: 10%, failed: 10%, networks: { pstn: 85%, pbx: 15% } }
      - { name: river, queue: donors, teams: [fundraisers], pacing: predictive, abandonment: 3%, max_wait: 2s, overdial: 1.5, overdial_limit: 4, contacts: \(8 * load), detection: { missed: 8%, mistaken: 4% } }
    """
  }

  static func meeting(_ clock: WorldClock, _ load: Int) -> String {
    """
    networks:
      home: { profile: home_wifi_good }
      attic: { profile: home_wifi_bad }
      train: { profile: lte_driving }
    queues:
      desk: { arrivals: { per_hour: 20 }, talk: 40s }
    ivr: none
    agents:
      - { team: desk, count: 1, serves: [desk], networks: { home: 100% } }
      - { team: studio, count: 4, networks: { home: 70%, attic: 30% } }
    equipment: { opera: 20%, samsung_internet: 40%, flutter: 30%, react_native: 30%, virtual_desktop: 15%, campus: 30%, connections_only: 20% }
    conferences:
      - { name: clinic, at: \(clock.minute(1)), duration: 3m, attendees: { from: [studio], count: 2 }, guests: \(1 + 2 * load), guest_networks: { home: 40%, attic: 30%, train: 30% }, chat: 60, transcribed: true, camera: 75%, screenshare: 8, sound: 50%, muted: 70%, rejoin: 30%, incidents: { microphone: 25%, camera: 25%, screen: 25%, loudspeaker: 50%, hot_plugs: 20, backgrounds: 8, interruptions: 8, playback: 15%, fallbacks: 25%, network_tests: 30%, load: 50%, heat: 50% } }
      - { name: launch, at: \(clock.minute(2)), duration: 2m, format: webinar, presenters: 1, promoted: 30%, attendees: { from: [studio], count: 2 }, guests: \(1 + load), guest_networks: { home: 60%, train: 40% }, camera: 100%, chat: 60, transcribed: true }
      - { name: fireside, at: \(clock.minute(1)), duration: 1m, format: audio_room, presenters: 2, promoted: 30%, attendees: { from: [studio], count: 2 }, guests: \(load), guest_networks: { home: 40%, train: 60% }, transcribed: true }
    impairments:
      - { label: tunnels, network: train, per_hour: 40, for: { uniform: { low: 4s, high: 9s } }, outage: true }
      - { label: router, network: attic, at: \(clock.minute(2)), for: 20s, loss: { add: 20%, burst: 5 } }
    realtimekit: { detail: full, responses: true, exports: true }
    """
  }

  /// Talks of no length and of a day, on lines that lose nothing and lines that lose nearly everything.
  ///
  /// The mean of a talk may not exceed ten hours, so that of a vigil is mostly of a second and at times of a whole day.
  private static var stillAndStorm: String {
    """
    networks:
      still: { profile: office_fibre, heterogeneity: 0, jitter: 0.01, stalls: 0 }
      storm: { profile: geo_sat, loss: { uplink: 40%, downlink: 40%, burst: 20 }, jitter: 20 }
    callers: { networks: { still: 70%, storm: 30% } }
    queues:
      blink: { arrivals: { per_hour: 200 }, talk: 100ms, wrap_up: 0s, no_wrap_up: 100% }
      squall: { arrivals: { per_hour: 60 }, talk: { uniform: { low: 1s, high: 20s } }, wrap_up: 2h }
      vigil: { arrivals: { per_hour: 100 }, talk: { empirical: [1s, 1s, 1s, 1s, 1s, 86399s, 86400s, 86400s] }, wrap_up: 0s }
    ivr: { duration: 0s, containment: 0%, abandonment: 0% }
    agents:
      - { team: still, count: 3, serves: [blink], networks: { still: 100% }, auto_answer: 100%, auto_alert: 0s }
      - { team: storm, count: 2, serves: [squall], networks: { storm: 100% } }
      - { team: watch, count: 6, serves: [vigil], networks: { still: 100% }, auto_answer: 100%, auto_alert: 0s, agent_effect: 0, new_agents: 0% }
    """
  }
}
