// Generated from openapi.json by `npm run types`. Do not edit: change the server, then run `make types`.

export interface paths {
  '/api/catalogue': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The Catalogue
     * @description What there is to choose from, in words: schemes, bots, tasks, models, partitions, kinds of federation.
     */
    get: operations['the_catalogue_api_catalogue_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Create Game
     * @description Make a game. The caller is its host and sits in seat 1, unless it wants none; browsers get both as cookies.
     */
    post: operations['create_game_api_games_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games/{game_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Game Status
     * @description The game as its lobby shows it; the host also gets the join code.
     */
    get: operations['game_status_api_games__game_id__get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games/{game_id}/export.zip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export
     * @description After the end: the whole game for its host, the own data for a seat.
     */
    get: operations['export_api_games__game_id__export_zip_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games/{game_id}/samples': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Samples
     * @description Some of what the own seat would train on with these shares committed.
     */
    get: operations['samples_api_games__game_id__samples_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games/{game_id}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start Game
     * @description Start the game; seats that nobody took become bots.
     */
    post: operations['start_game_api_games__game_id__start_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Health
     * @description Whether the server works; for whoever watches it. It counts nothing: a bid would be seen by its commit.
     */
    get: operations['health_api_health_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/join': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Join
     * @description Exchange a join code for a seat; browsers get it as a cookie. Who holds one gets that one.
     */
    post: operations['join_api_join_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/scenarios': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Scenarios
     * @description The ready-made games, in the order in which they are offered.
     */
    get: operations['scenarios_api_scenarios_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * Bar
     * @description Upper left corner, width, height.
     */
    Bar: {
      /** Height */
      height: number;
      /**
       * Kind
       * @default other
       * @enum {string}
       */
      kind: 'other' | 'you' | 'open';
      /** Width */
      width: number;
      /** X */
      x: number;
      /** Y */
      y: number;
    };
    /** BotInfo */
    BotInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * Catalogue
     * @description GET /api/catalogue: what there is to choose from, by name and in words. It changes with the server's version only.
     */
    Catalogue: {
      /** Bots */
      bots: components['schemas']['BotInfo'][];
      /** Federations */
      federations: components['schemas']['FederationInfo'][];
      /** Models */
      models: components['schemas']['ModelInfo'][];
      /** Partitions */
      partitions: components['schemas']['PartitionInfo'][];
      /** Schemes */
      schemes: components['schemas']['SchemeInfo'][];
      /** Tasks */
      tasks: components['schemas']['TaskInfo'][];
    };
    /**
     * Explained
     * @description `name`: a few words, as a title. `short`: one sentence that stands beside it. `long`: what a reader asks next.
     */
    Explained: {
      /**
       * @default {
       *       "en": "",
       *       "zh": ""
       *     }
       */
      long: components['schemas']['Words'];
      /**
       * @default {
       *       "en": "",
       *       "zh": ""
       *     }
       */
      name: components['schemas']['Words'];
      /**
       * @default {
       *       "en": "",
       *       "zh": ""
       *     }
       */
      short: components['schemas']['Words'];
    };
    /**
     * FederationInfo
     * @description A kind of federation.
     */
    FederationInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * GameStatus
     * @description GET /api/games/{id} for a seat or host of it.
     */
    GameStatus: {
      /** Game Id */
      game_id: string;
      /** Is Host */
      is_host: boolean;
      /** Join Code */
      join_code: string | null;
      /** Persons */
      persons: number;
      /** Player */
      player: number | null;
      /** Players */
      players: number;
      /**
       * Samples Kind
       * @enum {string}
       */
      samples_kind: 'image' | 'table';
      /** Scenario */
      scenario: string;
      /** Seats */
      seats: components['schemas']['LobbySeat'][];
      /**
       * Status
       * @enum {string}
       */
      status: 'lobby' | 'playing' | 'finished';
    };
    /**
     * Health
     * @description The server answers, and its database takes what is played.
     */
    Health: {
      /**
       * Status
       * @default ok
       * @constant
       */
      status?: 'ok';
    };
    /**
     * Join
     * @description POST /api/join: exchange a join code for a seat. Who holds a seat of the game, by cookie or token, gets that one.
     *
     *     `key` is random text of the client's own (22 letters of base64, say). Who got no answer sends the same key again, and
     *     gets the same seat instead of a second one.
     */
    Join: {
      /** Code */
      code: string;
      /** Key */
      key?: string | null;
      /**
       * Name
       * @default
       */
      name?: string;
    };
    /** Joined */
    Joined: {
      /** Game Id */
      game_id: string;
      /** Player */
      player: number;
      /** Seat Token */
      seat_token: string;
    };
    /** LobbySeat */
    LobbySeat: {
      /** Name */
      name: string;
      /** Player */
      player: number;
      /** Taken */
      taken: boolean;
      /** You */
      you: boolean;
    };
    /** ModelInfo */
    ModelInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * NewGame
     * @description POST /api/games. `persons` seats are for people; at the start empty ones become bots.
     *
     *     Who makes the game sits in seat 1, or with `seat` false in none. Only then may it choose the `seed`, from which every
     *     endowment and every bid of a bot follow.
     */
    NewGame: {
      /** Bots */
      bots?: number | null;
      /** Decision Seconds */
      decision_seconds?: number | null;
      /**
       * Name
       * @default
       */
      name?: string;
      /**
       * Persons
       * @default 1
       */
      persons?: number;
      /** Scenario */
      scenario: string;
      /**
       * Seat
       * @default true
       */
      seat?: boolean;
      /** Seed */
      seed?: number | null;
      /**
       * Start Now
       * @default false
       */
      start_now?: boolean;
    };
    /**
     * NewGameCreated
     * @description The creator is the host and sits in seat 1 (cookies are set); tokens are returned for programs, once.
     *
     *     `seat_token` and `player` are None for a host without a seat.
     */
    NewGameCreated: {
      /** Game Id */
      game_id: string;
      /** Host Token */
      host_token: string;
      /** Join Code */
      join_code: string;
      /** Player */
      player: number | null;
      /** Seat Token */
      seat_token: string | null;
    };
    /** PartitionInfo */
    PartitionInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * Picture
     * @description `title` says what is to be seen, for those who cannot see it.
     */
    Picture: {
      /** Bars */
      bars: components['schemas']['Bar'][];
      title: components['schemas']['Words'];
    };
    /**
     * Problem
     * @description Every refusal over HTTP: a stable code and a sentence that says what would be right.
     */
    Problem: {
      /**
       * Code
       * @enum {string}
       */
      code:
        | 'action.refused'
        | 'export.too_early'
        | 'game.impossible'
        | 'game.not_started'
        | 'game.started'
        | 'game.unreadable'
        | 'host.only'
        | 'join.full'
        | 'join.host'
        | 'join.started'
        | 'join.unknown'
        | 'limit.connections'
        | 'limit.rate'
        | 'message.binary'
        | 'message.invalid'
        | 'method.unknown'
        | 'origin.foreign'
        | 'origin.missing'
        | 'path.unknown'
        | 'permission.missing'
        | 'protocol.old'
        | 'request.invalid'
        | 'request.malformed'
        | 'request.refused'
        | 'request.too_large'
        | 'scenario.unknown'
        | 'seat.none'
        | 'seat.only'
        | 'seed.seated'
        | 'server.failed'
        | 'server.not_saved';
      /** Message */
      message: string;
    };
    /**
     * Sample
     * @description One of the player's own data, and its label: image pixels in [0, 1] row by row, or the values of a table's row,
     *     which are numbers, words, or null where there is no value.
     */
    Sample: {
      /** Doubtful */
      doubtful: boolean;
      /** Features */
      features: (number | string | null)[];
      /** Label */
      label: string;
      /** True Label */
      true_label: string;
    };
    /**
     * Samples
     * @description GET /api/games/{id}/samples?quality_share=&quantity_share=: some of what the own seat would commit.
     */
    Samples: {
      /** Feature Names */
      feature_names: string[];
      /** Height */
      height: number;
      /**
       * Kind
       * @enum {string}
       */
      kind: 'image' | 'table';
      /** Samples */
      samples: components['schemas']['Sample'][];
      /** Task */
      task: string;
      /** Width */
      width: number;
    };
    /** ScenarioInfo */
    ScenarioInfo: {
      /** Description */
      description: string;
      /** Description Zh */
      description_zh: string;
      /** Federations */
      federations: number;
      /** Model */
      model: string;
      /** Name */
      name: string;
      /** Partition */
      partition: string;
      /** Players */
      players: number;
      task: components['schemas']['Explained'];
      /** Title */
      title: string;
      /** Title Zh */
      title_zh: string;
      /** Turns */
      turns: number;
    };
    /**
     * SchemeInfo
     * @description A scheme in words, with its picture: its own or its family's.
     */
    SchemeInfo: {
      family: components['schemas']['Words'];
      /** Name */
      name: string;
      picture: components['schemas']['Picture'];
      words: components['schemas']['Explained'];
    };
    /** TaskInfo */
    TaskInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * Words
     * @description One text in both languages.
     */
    Words: {
      /** En */
      en: string;
      /** Zh */
      zh: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Bar = components['schemas']['Bar'];
export type BotInfo = components['schemas']['BotInfo'];
export type Catalogue = components['schemas']['Catalogue'];
export type Explained = components['schemas']['Explained'];
export type FederationInfo = components['schemas']['FederationInfo'];
export type GameStatus = components['schemas']['GameStatus'];
export type Health = components['schemas']['Health'];
export type Join = components['schemas']['Join'];
export type Joined = components['schemas']['Joined'];
export type LobbySeat = components['schemas']['LobbySeat'];
export type ModelInfo = components['schemas']['ModelInfo'];
export type NewGame = components['schemas']['NewGame'];
export type NewGameCreated = components['schemas']['NewGameCreated'];
export type PartitionInfo = components['schemas']['PartitionInfo'];
export type Picture = components['schemas']['Picture'];
export type Problem = components['schemas']['Problem'];
export type Sample = components['schemas']['Sample'];
export type Samples = components['schemas']['Samples'];
export type ScenarioInfo = components['schemas']['ScenarioInfo'];
export type SchemeInfo = components['schemas']['SchemeInfo'];
export type TaskInfo = components['schemas']['TaskInfo'];
export type Words = components['schemas']['Words'];
export type $defs = Record<string, never>;
export interface operations {
  the_catalogue_api_catalogue_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Catalogue'];
        };
      };
      /** @description You have it already */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  create_game_api_games_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewGame'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NewGameCreated'];
        };
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  game_status_api_games__game_id__get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        game_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GameStatus'];
        };
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  export_api_games__game_id__export_zip_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        game_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  samples_api_games__game_id__samples_get: {
    parameters: {
      query?: {
        quality_share?: number;
        quantity_share?: number;
      };
      header?: never;
      path: {
        game_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Samples'];
        };
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  start_game_api_games__game_id__start_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        game_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful Response */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  health_api_health_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  join_api_join_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Join'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Joined'];
        };
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  scenarios_api_scenarios_get: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ScenarioInfo'][];
        };
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
}
