// Generated from openapi.json by `npm run types`. Do not edit: change the server, then run `make types`.

export interface paths {
  '/api/account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Me
     * @description Who is signed in, if anybody, and what is open to whoever is not.
     */
    get: operations['me_api_account_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/first': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Use Link
     * @description Set a password with a one-time link, which is used up by that, and be signed in.
     */
    post: operations['use_link_api_account_first_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look At Link
     * @description For whom a one-time link is. Looking does not use it up.
     */
    post: operations['look_at_link_api_account_link_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Change Password
     * @description Set another password; every other browser is signed out.
     */
    post: operations['change_password_api_account_password_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign In
     * @description Sign in with name and password; the browser gets a cookie.
     */
    post: operations['sign_in_api_account_sign_in_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/sign-out': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign Out
     * @description End this sign-in; nothing happens where there is none.
     */
    post: operations['sign_out_api_account_sign_out_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/sign-out-everywhere': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sign Out Everywhere
     * @description Sign out of every browser, this one included. Programs keep their tokens.
     */
    post: operations['sign_out_everywhere_api_account_sign_out_everywhere_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Tokens
     * @description Your tokens for programs, newest first.
     */
    get: operations['tokens_api_account_tokens_get'];
    put?: never;
    /**
     * Make Token
     * @description A token for a program, told this once: `Authorization: Bearer TOKEN` acts as you.
     */
    post: operations['make_token_api_account_tokens_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/account/tokens/{token_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Revoke Token
     * @description End one of your tokens at once.
     */
    delete: operations['revoke_token_api_account_tokens__token_id__delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everybody
     * @description All accounts, oldest first.
     */
    get: operations['everybody_api_accounts_get'];
    put?: never;
    /**
     * Make Account
     * @description An account without a password, and the link with which its person sets one.
     */
    post: operations['make_account_api_accounts_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/accounts/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change Account
     * @description Change a role, disable or enable, or open a link for a new password.
     */
    patch: operations['change_account_api_accounts__account_id__patch'];
    trace?: never;
  };
  '/api/arms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Arms
     * @description A researcher's own arms; everybody's for admins and viewers.
     */
    get: operations['arms_api_arms_get'];
    put?: never;
    /**
     * Make Arm
     * @description A new draft: a copy of a shipped game or of another arm, a scenario file, or nearly empty.
     */
    post: operations['make_arm_api_arms_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check Arm
     * @description All that is wrong with a document, and what it means; nothing is kept.
     */
    post: operations['check_arm_api_arms_check_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hand In Data
     * @description Keep a CSV file for one's arms: at most 5 MiB. The answer names its columns, and its digest.
     */
    post: operations['hand_in_data_api_arms_data_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/data/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read Data
     * @description What becomes of every column of a file that was handed in, read in this way.
     */
    post: operations['read_data_api_arms_data_report_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/form': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The Form
     * @description Every key of an arm: kind, range, default, and its words.
     */
    get: operations['the_form_api_arms_form_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Preview Scheme
     * @description How a scheme would pay example federations; nothing is kept.
     */
    post: operations['preview_scheme_api_arms_preview_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/read': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Read Toml
     * @description The document that a scenario file is; nothing is kept.
     */
    post: operations['read_toml_api_arms_read_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Arm
     * @description One arm, with all that is wrong with it and what it means.
     */
    get: operations['arm_api_arms__arm_id__get'];
    /**
     * Save Arm
     * @description Keep a draft as it is now, wrong or right; refused where another page has saved it meanwhile.
     */
    put: operations['save_arm_api_arms__arm_id__put'];
    post?: never;
    /**
     * Delete Arm
     * @description Away with an arm that no game and no experiment is of.
     */
    delete: operations['delete_arm_api_arms__arm_id__delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/arm.toml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Arm Toml
     * @description The arm as a scenario file.
     */
    get: operations['arm_toml_api_arms__arm_id__arm_toml_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/compare': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Compare Arm
     * @description Where this arm differs from another one, or from a shipped game: scenario:NAME.
     */
    get: operations['compare_arm_api_arms__arm_id__compare_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/cross': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cross Factors
     * @description An arm for every combination of several factors' values; all of them, or none.
     */
    post: operations['cross_factors_api_arms__arm_id__cross_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/freeze': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Freeze Arm
     * @description From now on it never changes, and its hash names it in every export.
     */
    post: operations['freeze_arm_api_arms__arm_id__freeze_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/offer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Offer Arm
     * @description Let a frozen arm stand among the games that people may open, or no longer.
     */
    post: operations['offer_arm_api_arms__arm_id__offer_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/simulation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Simulate Arm
     * @description Have bots play the arm as it is saved; one simulation of an account runs at a time.
     */
    post: operations['simulate_arm_api_arms__arm_id__simulation_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/try': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Try Arm
     * @description A game of it for the caller alone, with bots in all other seats; it starts at once.
     */
    post: operations['try_arm_api_arms__arm_id__try_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/arms/{arm_id}/vary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Vary Arm
     * @description A copy for each value of one key.
     */
    post: operations['vary_arm_api_arms__arm_id__vary_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Audit
     * @description The audit log, the newest first, a page at a time.
     */
    get: operations['audit_api_audit_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
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
  '/api/experiments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Experiments
     * @description Those that the caller may read, the last changed first.
     */
    get: operations['experiments_api_experiments_get'];
    put?: never;
    /**
     * Make
     * @description A new draft of one's own: from a template, a document, a TOML file, or a copy of an experiment that one may read.
     */
    post: operations['make_api_experiments_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/check': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Check
     * @description Everything that is wrong with a draft; nothing is kept.
     */
    post: operations['check_api_experiments_check_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/kinds': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Kinds
     * @description The kinds of stage, with the forms that they are written in, and ready stages.
     */
    get: operations['kinds_api_experiments_kinds_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Preview
     * @description One stage of a draft as a participant sees it; the draft has to be right.
     */
    post: operations['preview_api_experiments_preview_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/templates': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Templates
     * @description Experiments to start from.
     */
    get: operations['templates_api_experiments_templates_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Experiment */
    get: operations['experiment_api_experiments__experiment_id__get'];
    /**
     * Save
     * @description Save a draft, right or not. Sessions that are open keep the design that they opened with.
     */
    put: operations['save_api_experiments__experiment_id__put'];
    post?: never;
    /**
     * Delete
     * @description Take it out of the lists. What was played stays in the database.
     */
    delete: operations['delete_api_experiments__experiment_id__delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment_id}/experiment.toml': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Experiment Toml
     * @description The draft as it is, as a file that makes the same experiment again.
     */
    get: operations['experiment_toml_api_experiments__experiment_id__experiment_toml_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment_id}/readers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Readers
     * @description Whom it is shared with, by name. Admins and viewers read every experiment and need not be among them.
     */
    get: operations['readers_api_experiments__experiment_id__readers_get'];
    /**
     * Set Readers
     * @description Share it with these accounts and no others; each change is a line of the audit log.
     */
    put: operations['set_readers_api_experiments__experiment_id__readers_put'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment_id}/rehearse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begin
     * @description Open a session that is marked as a rehearsal and send bots into it; the control room shows them like people.
     */
    post: operations['begin_api_experiments__experiment_id__rehearse_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment_id}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Experiment Results
     * @description Every figure of an experiment, an arm or a game, with its intervals by game; also while games run.
     */
    get: operations['experiment_results_api_experiments__experiment_id__results_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment_id}/results/{figure}.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Figure Csv
     * @description The numbers of one figure: the means of arms with their intervals, or the number of each game.
     */
    get: operations['figure_csv_api_experiments__experiment_id__results__figure__csv_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/experiments/{experiment_id}/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open Session
     * @description Freeze the design, open a room for it.
     */
    post: operations['open_session_api_experiments__experiment_id__sessions_post'];
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
    /**
     * Own Games
     * @description The games of this browser that are not over, by its cookies.
     */
    get: operations['own_games_api_games_get'];
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
     * @description The game as its lobby shows it; the host also gets the join code, and while it runs where it stands.
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
  '/api/games/{game_id}/again': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Play Again
     * @description Another game with the same people and settings; everybody who looks at the old one is told.
     */
    post: operations['play_again_api_games__game_id__again_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games/{game_id}/control': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Control Game
     * @description Pause the game, give it time, play a seat: what its host may do. In the lobby: free a seat.
     */
    post: operations['control_game_api_games__game_id__control_post'];
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
     * @description After the end: the whole game for its host, the own data for a seat, which are always CSV.
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
  '/api/games/{game_id}/follow': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Follow
     * @description Go along into the game that the host has made for the same people.
     */
    post: operations['follow_api_games__game_id__follow_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games/{game_id}/invitation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Invitation
     * @description How the host asks others in: the code, the link, and its picture.
     */
    get: operations['invitation_api_games__game_id__invitation_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/games/{game_id}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Game Results
     * @description The figures of one game for its host, once it is over: until then they would tell what is sealed.
     */
    get: operations['game_results_api_games__game_id__results_get'];
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
  '/api/games/{game_id}/share': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Share
     * @description A link that shows the result to whoever has it; one that was made before shows it no more.
     */
    post: operations['share_api_games__game_id__share_post'];
    /**
     * Unshare
     * @description No link shows the result from now on.
     */
    delete: operations['unshare_api_games__game_id__share_delete'];
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
  '/api/games/{game_id}/story': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Own Story
     * @description What happened to the own seat up to now, turn by turn, read from the log: the same in every browser.
     */
    get: operations['own_story_api_games__game_id__story_get'];
    put?: never;
    post?: never;
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
  '/api/join/look': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look
     * @description Where a join code leads. It takes no seat and leaves no trace.
     */
    post: operations['look_api_join_look_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/metrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Metrics
     * @description What this server counts of itself. A program reads it with the token of an admin.
     */
    get: operations['metrics_api_metrics_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/my-data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Data Of Code
     * @description All that is stored about whoever has this data code.
     */
    post: operations['data_of_code_api_my_data_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/my-data/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase By Code
     * @description As above, of whoever has this data code.
     */
    post: operations['erase_by_code_api_my_data_erase_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rooms/look': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Look At Room
     * @description What a code opens. Nothing is taken by looking.
     */
    post: operations['look_at_room_api_rooms_look_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/rooms/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start Session
     * @description Take a place, or go back to the own one; browsers get it as a cookie.
     */
    post: operations['start_session_api_rooms_start_post'];
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
  '/api/sessions/{session_id}/control': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Control
     * @description What the experimenter does; who did it is in the log of the session.
     */
    post: operations['control_api_sessions__session_id__control_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/do': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Do
     * @description Answer, call for help, say that one is there; what is shown then comes back.
     */
    post: operations['do_api_sessions__session_id__do_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/erase': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase Participant
     * @description Erase a participant of this session, who is named by number or by the data code. Who did it is in the session's log.
     */
    post: operations['erase_participant_api_sessions__session_id__erase_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/erase-me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Erase Me
     * @description Erase who the participant is and what they wrote; whoever still takes part withdraws with it.
     */
    post: operations['erase_me_api_sessions__session_id__erase_me_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/export.zip': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Export
     * @description All games of a session, the running ones as far as they are, with the tables of the session; `labels` asks for labels.
     */
    get: operations['export_api_sessions__session_id__export_zip_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/games/{game_id}/replay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Outline
     * @description The time line of a game, also while it runs, and whether its log gives the same when it is played again.
     */
    get: operations['outline_api_sessions__session_id__games__game_id__replay_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/games/{game_id}/replay/{step}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Step Board
     * @description The board of a seat as it saw it when the step opened, or of all; `sealed` adds what nobody could see then.
     */
    get: operations['step_board_api_sessions__session_id__games__game_id__replay__step__get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * My Page
     * @description What the participant is shown now. At a table, the browser gets the seat's cookie with it.
     */
    get: operations['my_page_api_sessions__session_id__me_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/my-data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * My Data
     * @description All that is stored about the participant who asks.
     */
    get: operations['my_data_api_sessions__session_id__my_data_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/payments.csv': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Payments
     * @description One line for each participant: who is paid what, why, and under which code.
     */
    get: operations['payments_api_sessions__session_id__payments_csv_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/rehearsal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How It Stands
     * @description What has gone wrong so far, and the report once it is over. The server forgets both when it stops.
     */
    get: operations['how_it_stands_api_sessions__session_id__rehearsal_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/room': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Session Room
     * @description The room's link with its QR code, and a personal link for each label that is known.
     */
    get: operations['session_room_api_sessions__session_id__room_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/sessions/{session_id}/tables/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Table
     * @description One table of the session's data by its name: payouts.csv, payouts.parquet; datapackage.json describes all of them.
     */
    get: operations['table_api_sessions__session_id__tables__name__get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/shared': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Shared
     * @description The result that a link shows.
     */
    post: operations['shared_api_shared_post'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/simulation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Simulation
     * @description The caller's last simulation, running or over.
     */
    get: operations['simulation_api_simulation_get'];
    put?: never;
    post?: never;
    /**
     * Stop Simulation
     * @description Stop it; what has been played is the result. Nothing happens where it is over.
     */
    delete: operations['stop_simulation_api_simulation_delete'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/switches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Switches
     * @description What admins can switch.
     */
    get: operations['switches_api_switches_get'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * Change Switches
     * @description Let people without an account open games, or not.
     */
    patch: operations['change_switches_api_switches_patch'];
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * AccountChanged
     * @description `link` is the path of a one-time link, told this once; None where none was opened.
     */
    AccountChanged: {
      account: components['schemas']['AccountInfo'];
      /** Link */
      link: string | null;
    };
    /**
     * AccountInfo
     * @description An account. `invited_until` is set while a one-time link is open for it.
     */
    AccountInfo: {
      /**
       * Created At
       * Format: date-time
       */
      created_at: string;
      /** Disabled */
      disabled: boolean;
      /** Has Password */
      has_password: boolean;
      /** Id */
      id: string;
      /** Invited Until */
      invited_until: string | null;
      /**
       * Language
       * @enum {string}
       */
      language: 'en' | 'zh';
      /** Name */
      name: string;
      /**
       * Role
       * @enum {string}
       */
      role: 'admin' | 'researcher' | 'viewer';
    };
    /** AddGroupIn */
    AddGroupIn: {
      /** Arm */
      arm: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'add_group';
    };
    /**
     * AdmissionPolicy
     * @description What a federation asks of a bid. Quality and quantity are as committed: endowment times committed share.
     */
    AdmissionPolicy: {
      /**
       * Max Members
       * @default 12
       */
      max_members?: number;
      /**
       * Min Payment Cents
       * @default 5000
       */
      min_payment_cents?: number;
      /**
       * Min Quality
       * @default 0.1
       */
      min_quality?: number;
      /**
       * Min Quantity
       * @default 0.1
       */
      min_quantity?: number;
      /**
       * Min Resources
       * @default 1
       */
      min_resources?: number;
    };
    /** AdvanceIn */
    AdvanceIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'advance';
      /** Participant */
      participant: number;
    };
    /**
     * AllowedHere
     * @description What this seat may do at one federation now, given by the rules; the screen offers just this.
     *
     *     `why_not` is the code of the refusal that a bid would meet whatever it holds, or None. `opens_in` is the ticks until
     *     bids are taken again, as planned now; 0 while they are. `suggested` is what a bid may start from: what is promised
     *     here already, else all of the data, a third of the resources and the least fee.
     */
    AllowedHere: {
      /** Change Commitment */
      change_commitment: boolean;
      /** Leave */
      leave: boolean;
      /** Max Payment Cents */
      max_payment_cents: number;
      /** Max Resources */
      max_resources: number;
      /** Opens In */
      opens_in: number;
      /** Place Bid */
      place_bid: boolean;
      suggested: components['schemas']['Commitment'];
      /** Why Not */
      why_not:
        | (
            | 'bid.share_out_of_range'
            | 'bid.resources_negative'
            | 'bid.payment_negative'
            | 'bid.resources_exceeded'
            | 'bid.payment_exceeded'
            | 'bid.not_admissible'
            | 'bid.none'
            | 'federation.unknown'
            | 'federation.not_bidding'
            | 'federation.already_member'
            | 'federation.not_member'
            | 'federation.already_leaving'
            | 'seat.ready'
            | 'seat.not_ready'
            | 'seat.unknown'
            | 'step.closing'
            | 'step.stale'
            | 'step.not_open'
            | 'game.finished'
            | 'reaction.off'
            | 'training.unknown'
            | 'training.duplicate'
            | 'training.method'
            | 'training.orders'
            | 'training.coalitions'
            | 'training.budget'
            | 'training.values'
          )
        | null;
      /** Withdraw Bid */
      withdraw_bid: boolean;
    };
    /** AnswerHelpIn */
    AnswerHelpIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'answer_help';
      /** Participant */
      participant: number;
    };
    /**
     * AnswerIn
     * @description An answer to the stage that is open. The same action_id is taken once.
     */
    AnswerIn: {
      /** Action Id */
      action_id: string;
      /** Content */
      content: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'answer';
      /** Stage */
      stage: number;
    };
    /**
     * Apart
     * @description An arm less the first one.
     */
    Apart: {
      /** Arm */
      arm: number;
      /** At */
      at: number[];
      interval: components['schemas']['Interval'];
      /** Measure */
      measure: string;
    };
    /**
     * ArmDraft
     * @description A document that is only asked about.
     */
    ArmDraft: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /**
     * ArmExplained
     * @description All that is wrong, each at its place; and what it means, None while that cannot be told. `arm_hash` is that which it
     *     would have, None while something is wrong.
     */
    ArmExplained: {
      /** Arm Hash */
      arm_hash: string | null;
      meaning: components['schemas']['ArmMeaning'] | null;
      /** Problems */
      problems: components['schemas']['ArmProblem'][];
    };
    /**
     * ArmForm
     * @description GET /api/arms/form: every key of an arm, in words. It changes with the server's version only.
     */
    ArmForm: {
      /** Fields */
      fields: components['schemas']['FormField'][];
      /** Sections */
      sections: components['schemas']['FormSection'][];
    };
    /**
     * ArmInfo
     * @description An arm in the list. `mine`: the caller may change it; `seats` and the like are None where the draft does not say.
     */
    ArmInfo: {
      /** Arm Hash */
      arm_hash: string | null;
      /**
       * Changed At
       * Format: date-time
       */
      changed_at: string;
      /**
       * Created At
       * Format: date-time
       */
      created_at: string;
      /** Experiment Id */
      experiment_id: string | null;
      /** Federations */
      federations: number | null;
      /** Frozen At */
      frozen_at: string | null;
      /** Id */
      id: string;
      /** Mine */
      mine: boolean;
      /** Offered */
      offered: boolean;
      /** Owner Name */
      owner_name: string;
      /** Seats */
      seats: number | null;
      /**
       * State
       * @enum {string}
       */
      state: 'draft' | 'frozen';
      /** Title */
      title: string;
      /** Title Zh */
      title_zh: string;
      /** Turns */
      turns: number | null;
      /** Used */
      used: boolean;
      /** Version */
      version: number;
    };
    /**
     * ArmList
     * @description GET /api/arms: changed last first. `may_make`: the caller may make arms of its own.
     */
    ArmList: {
      /** Arms */
      arms: components['schemas']['ArmInfo'][];
      /** May Make */
      may_make: boolean;
    };
    /**
     * ArmMeaning
     * @description Times in seconds, money in cents. `steps`, `game_seconds`, `models` (of a turn) and `training_seconds` (of a turn, on
     *     one processor): what is likely, then the most there can be. `cost_cents`: what one cycle costs a member beyond the fee,
     *     the least and the most; `fee_cents`: the lowest and the highest fee that is asked. `pools`: the payouts of a game,
     *     `covered`: the part of them that is at least what the members spent on the cycle, fees included; None without pools.
     */
    ArmMeaning: {
      cost_cents: components['schemas']['Span'];
      /** Covered */
      covered: number | null;
      /** Federations */
      federations: number;
      fee_cents: components['schemas']['Span'];
      game_seconds: components['schemas']['Estimate'];
      members: components['schemas']['Span'];
      models: components['schemas']['Estimate'];
      /** Persons */
      persons: number;
      /** Pools */
      pools: number;
      /** Seats */
      seats: number;
      steps: components['schemas']['Estimate'];
      training_seconds: components['schemas']['Estimate'];
      /** Turns */
      turns: number;
    };
    /**
     * ArmOpened
     * @description One arm, to be read or edited.
     */
    ArmOpened: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
      explained: components['schemas']['ArmExplained'];
      info: components['schemas']['ArmInfo'];
    };
    /**
     * ArmProblem
     * @description `path` is where it is to be put right; `see` another place where it could be, too. `value` is what stands there.
     */
    ArmProblem: {
      /**
       * Code
       * @enum {string}
       */
      code:
        | 'unknown'
        | 'missing'
        | 'type'
        | 'range'
        | 'order'
        | 'choice'
        | 'length'
        | 'twice'
        | 'seats'
        | 'listed'
        | 'scheme'
        | 'members'
        | 'fee'
        | 'quality'
        | 'quantity'
        | 'resources'
        | 'samples'
        | 'file'
        | 'training'
        | 'other';
      /** Facts */
      facts: {
        [key: string]: number | string;
      };
      /** Message */
      message: string;
      /** Path */
      path: string;
      /** See */
      see: string | null;
      /** Value */
      value: string;
    };
    /** ArmVersion */
    ArmVersion: {
      /** Version */
      version: number;
    };
    /**
     * ArmsCompared
     * @description Key by key; `left` and `right` are what the two are called.
     */
    ArmsCompared: {
      /** Differences */
      differences: components['schemas']['Difference'][];
      /** Left */
      left: string;
      /** Left Zh */
      left_zh: string;
      /** Right */
      right: string;
      /** Right Zh */
      right_zh: string;
    };
    /**
     * AuditEntry
     * @description `by` and `target` are names where they mean an account; `by` is None for the command line.
     */
    AuditEntry: {
      /**
       * Act
       * @enum {string}
       */
      act:
        | 'admin.first'
        | 'admin.command_line'
        | 'account.made'
        | 'account.role'
        | 'account.disabled'
        | 'account.enabled'
        | 'account.link'
        | 'account.password'
        | 'account.signed_out_everywhere'
        | 'token.made'
        | 'token.revoked'
        | 'switch.changed'
        | 'arm.made'
        | 'arm.saved'
        | 'arm.frozen'
        | 'arm.offered'
        | 'arm.withdrawn'
        | 'arm.deleted'
        | 'data.kept'
        | 'experiment.made'
        | 'experiment.saved'
        | 'experiment.deleted'
        | 'experiment.shared'
        | 'experiment.unshared'
        | 'session.opened'
        | 'session.ended'
        | 'room.opened'
        | 'room.closed'
        | 'participant.erased';
      /**
       * At
       * Format: date-time
       */
      at: string;
      /** By */
      by: string | null;
      /** Facts */
      facts: {
        [key: string]: string | number | boolean | null;
      };
      /** Id */
      id: number;
      /** Target */
      target: string;
    };
    /**
     * AuditPage
     * @description The newest first. `more` is what to ask for as `before` to go on; None at the end.
     */
    AuditPage: {
      /** Entries */
      entries: components['schemas']['AuditEntry'][];
      /** More */
      more: number | null;
    };
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
    /** BidAdmitted */
    BidAdmitted: {
      commitment: components['schemas']['Commitment'];
      /** Federation */
      federation: number;
      /** Join Order */
      join_order: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'bid_admitted';
      /** Player */
      player: number;
      /** Tick */
      tick: number;
    };
    /** BidPlaced */
    BidPlaced: {
      commitment: components['schemas']['Commitment'];
      /** Cost Cents */
      cost_cents: number;
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'bid_placed';
      /** Player */
      player: number;
      /** Replaced */
      replaced: boolean;
    };
    /**
     * BidRefused
     * @description `reason` is the first condition that the bid misses, or that the federation is full.
     */
    BidRefused: {
      commitment: components['schemas']['Commitment'];
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'bid_refused';
      /** Player */
      player: number;
      /**
       * Reason
       * @enum {string}
       */
      reason: 'quality' | 'quantity' | 'resources' | 'payment' | 'full';
      /** Tick */
      tick: number;
    };
    /** BidWithdrawn */
    BidWithdrawn: {
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'bid_withdrawn';
      /** Player */
      player: number;
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
     * ChangeAccount
     * @description What is left out stays. `reset` opens a one-time link with which a new password is set.
     */
    ChangeAccount: {
      /** Disabled */
      disabled?: boolean | null;
      /** Reset */
      reset?: true | null;
      /** Role */
      role?: ('admin' | 'researcher' | 'viewer') | null;
    };
    /** ChangePassword */
    ChangePassword: {
      /** Current */
      current: string;
      /** New */
      new: string;
    };
    /** ChangeSwitches */
    ChangeSwitches: {
      /** Anonymous Play */
      anonymous_play: boolean;
    };
    /** CheckDesign */
    CheckDesign: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
    };
    /**
     * ChoiceQuestion
     * @description One of the options.
     */
    ChoiceQuestion: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'choice';
      /** Name */
      name: string;
      /** Options */
      options: components['schemas']['fedgame__experiments__stages__questions__Choice'][];
      /**
       * Required
       * @default true
       */
      required: boolean;
      /**
       * Shuffle
       * @default false
       */
      shuffle: boolean;
      text: components['schemas']['Shown'];
    };
    /**
     * ChoicesQuestion
     * @description Any number of the options.
     */
    ChoicesQuestion: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'choices';
      /** Name */
      name: string;
      /** Options */
      options: components['schemas']['fedgame__experiments__stages__questions__Choice'][];
      /**
       * Required
       * @default true
       */
      required: boolean;
      /**
       * Shuffle
       * @default false
       */
      shuffle: boolean;
      text: components['schemas']['Shown'];
    };
    /**
     * ColumnFate
     * @description What became of a column: its role, the cells without a value, distinct values, the features that came of it.
     */
    ColumnFate: {
      /** Features */
      features: number;
      /** Missing */
      missing: number;
      /** Name */
      name: string;
      /** Note */
      note: string;
      /**
       * Role
       * @enum {string}
       */
      role: 'target' | 'party' | 'number' | 'category' | 'left out';
      /** Values */
      values: number;
    };
    /**
     * Commitment
     * @description What a bid promises: shares in [0, 1] of the own quality and quantity, resource units, the fee of each cycle.
     */
    Commitment: {
      /** Payment Cents */
      payment_cents: number;
      /** Quality Share */
      quality_share: number;
      /** Quantity Share */
      quantity_share: number;
      /** Resources */
      resources: number;
    };
    /** CommitmentChanged */
    CommitmentChanged: {
      commitment: components['schemas']['Commitment'];
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'commitment_changed';
      /** Player */
      player: number;
    };
    /** ConsentView */
    ConsentView: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'consent';
      /** Points */
      points: components['schemas']['ShownLine'][];
      text: components['schemas']['Shown'];
      /** Version */
      version: string;
    };
    /**
     * Costs
     * @description What one cycle costs a member: cents per committed sample, more for better data, plus cents per resource unit.
     *
     *     cost = per_sample_cents * samples * (1 + per_quality * committed quality) + per_resource_cents * resources,
     *     rounded to the cent.
     */
    Costs: {
      /**
       * Per Quality
       * @default 1
       */
      per_quality?: number;
      /**
       * Per Resource Cents
       * @default 100
       */
      per_resource_cents?: number;
      /**
       * Per Sample Cents
       * @default 6
       */
      per_sample_cents?: number;
    };
    /**
     * CrossArms
     * @description An arm for every combination of the factors' values. `freeze`: each is frozen at once, which needs all of them right.
     */
    CrossArms: {
      /** Factors */
      factors: components['schemas']['FactorWanted'][];
      /**
       * Freeze
       * @default false
       */
      freeze?: boolean;
    };
    /**
     * CrossedArmInfo
     * @description An arm that was made, and the level of each factor that it stands for.
     */
    CrossedArmInfo: {
      info: components['schemas']['ArmInfo'];
      /** Levels */
      levels: {
        [key: string]: string;
      };
    };
    /**
     * CycleView
     * @description A past or running cycle in the open: its model's accuracy once trained, its pool once paid.
     *
     *     `models` is the number of coalitions that were trained, `estimated` whether they are a sample (pay is then an
     *     estimate) or all that the scheme needs; both None before the training has ended. So is `outcome`, which says how it
     *     came out: where it did not settle there is no new model, and `quality` is None.
     */
    CycleView: {
      /** Cycle */
      cycle: number;
      /** Estimated */
      estimated: boolean | null;
      /** Members Count */
      members_count: number;
      /** Models */
      models: number | null;
      /** Outcome */
      outcome: ('trained' | 'below_untrained' | 'unsettled') | null;
      /** Pool Cents */
      pool_cents: number | null;
      /** Quality */
      quality: number | null;
    };
    /**
     * DataCodeIn
     * @description The code of somebody's data, as it stands on every page of a session.
     */
    DataCodeIn: {
      /** Code */
      code: string;
    };
    /**
     * DataRead
     * @description An uploaded file as it is read. `columns` are their names, empty where they cannot be read; `task` is what stands in an
     *     arm for it, None while it makes none; `problem` says why not, and with which keys it can be told.
     */
    DataRead: {
      /** Classes */
      classes: number;
      /** Columns */
      columns: string[];
      /** Digest */
      digest: string;
      /** Fates */
      fates: components['schemas']['ColumnFate'][];
      /** Name */
      name: string;
      /** Problem */
      problem: string | null;
      /** Remarks */
      remarks: string[];
      /** Rows */
      rows: number;
      /** Task */
      task: string | null;
    };
    /**
     * Demographics
     * @description How data are spread over all players: counts in ten equal bins of [0, 1]. None under visibility `none`.
     */
    Demographics: {
      /** Quality Bins */
      quality_bins: number[];
      /** Quantity Bins */
      quantity_bins: number[];
    };
    /**
     * DesignProblem
     * @description What is wrong at `path` (keys and indices joined by dots), with the value, and what would be right.
     */
    DesignProblem: {
      /** Message */
      message: string;
      /** Path */
      path: string;
    };
    /**
     * Did
     * @description Something a seat did in the step; `after_seconds` from its opening; `code` where it was refused.
     */
    Did: {
      /** After Seconds */
      after_seconds: number | null;
      /** Code */
      code: string | null;
      commitment: components['schemas']['Commitment'] | null;
      /** Federation */
      federation: number | null;
      /**
       * Kind
       * @enum {string}
       */
      kind: 'place_bid' | 'change_commitment' | 'withdraw_bid' | 'leave_federation' | 'ready' | 'other';
      /** Player */
      player: number;
    };
    /**
     * Difference
     * @description `key` is that of the form; `path` where it stands in the right document (in the left one, where the right has no
     *     such federation). `federation` is its name, None for a key of the whole arm. A side is None where there is nothing.
     */
    Difference: {
      /** Federation */
      federation: string | null;
      /** Key */
      key: string;
      /** Left */
      left: unknown;
      /** Path */
      path: string;
      /** Right */
      right: unknown;
    };
    /**
     * EndGameIn
     * @description The game of a group is over now, with the money as it stands.
     */
    EndGameIn: {
      /** Group */
      group: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'end_game';
    };
    /** EndSessionIn */
    EndSessionIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'end_session';
    };
    /**
     * EndStep
     * @description As if the time of the open step were up now.
     */
    EndStep: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'end_step';
    };
    /** EndStepIn */
    EndStepIn: {
      /** Group */
      group: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'end_step';
    };
    /**
     * EndWholeGame
     * @description The game is over now, with the money as it stands. This cannot be taken back.
     */
    EndWholeGame: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'end_game';
    };
    /**
     * EndowmentGroup
     * @description Seats that were dealt alike: those with the least data (their quality times their quantity), the middle, the most.
     *
     *     `data` are the least and the most of quality times quantity in the group.
     */
    EndowmentGroup: {
      data: components['schemas']['Span'];
      /** Mean Profit Cents */
      mean_profit_cents: number;
      /** Seats */
      seats: number;
    };
    /** EraseByCode */
    EraseByCode: {
      /** Code */
      code: string;
      /**
       * Sure
       * @constant
       */
      sure: true;
    };
    /**
     * EraseMyData
     * @description `sure` must be said: what is erased cannot be brought back.
     */
    EraseMyData: {
      /**
       * Sure
       * @constant
       */
      sure: true;
    };
    /**
     * EraseParticipant
     * @description What a researcher asks who was written to by a participant: by number, or by the code of the data.
     */
    EraseParticipant: {
      /** Code */
      code?: string | null;
      /** Participant */
      participant?: number | null;
      /**
       * Sure
       * @constant
       */
      sure: true;
    };
    /** Estimate */
    Estimate: {
      /** Likely */
      likely: number;
      /** Most */
      most: number;
    };
    /**
     * ExamplePreview
     * @description An example, paid: `alone` and `together` are accuracies. `own` is the scheme in question, `others` follow.
     */
    ExamplePreview: {
      /** Alone */
      alone: number[];
      /** Members */
      members: string[];
      /** Others */
      others: components['schemas']['PreviewRow'][];
      own: components['schemas']['PreviewRow'];
      title: components['schemas']['Words'];
      /** Together */
      together: number;
    };
    /**
     * ExperimentCard
     * @description One line of the list. `state` tells of its latest session.
     */
    ExperimentCard: {
      /** Arms */
      arms: number;
      /**
       * Changed At
       * Format: date-time
       */
      changed_at: string;
      /** Experiment Id */
      experiment_id: string;
      /** Owner */
      owner: string;
      /** Places */
      places: number;
      /** Sessions */
      sessions: number;
      /**
       * State
       * @enum {string}
       */
      state: 'draft' | 'running' | 'over';
      /** Title */
      title: string;
    };
    /**
     * ExperimentDocument
     * @description `version` counts its changes: who saves an older one is refused, so that two pages overwrite nothing.
     */
    ExperimentDocument: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** Experiment Id */
      experiment_id: string;
      /** Mine */
      mine: boolean;
      /** Owner */
      owner: string;
      /** Problems */
      problems: components['schemas']['DesignProblem'][];
      /** Sessions */
      sessions: components['schemas']['SessionCard'][];
      /** Version */
      version: number;
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
     * ExtendIn
     * @description More time for the open step of a group (None: of all).
     */
    ExtendIn: {
      /** Group */
      group?: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'extend';
      /** Seconds */
      seconds: number;
    };
    /**
     * ExtendStep
     * @description Give the open step more time.
     */
    ExtendStep: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'extend';
      /** Seconds */
      seconds: number;
    };
    /**
     * FactorWanted
     * @description A key and the values that it takes; "federations.*.scheme" is that of every federation. `levels` are what the values are
     *     called in the data, the values themselves where it is empty.
     */
    FactorWanted: {
      /**
       * Levels
       * @default []
       */
      levels?: string[];
      /** Name */
      name: string;
      /** Path */
      path: string;
      /** Values */
      values: components['schemas']['JsonValue'][];
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
     * FederationPay
     * @description What one federation paid over the whole game. `mine` is None for a seat that was never in it.
     *
     *     `spread` is None under visibility `none`, and where nobody was in. `players`, highest net first, is there under
     *     `full` only.
     */
    FederationPay: {
      /** Federation */
      federation: number;
      mine: components['schemas']['PlayerPay'] | null;
      /** Players */
      players: components['schemas']['PlayerPay'][] | null;
      spread: components['schemas']['PaySpread'] | null;
    };
    /**
     * FederationResult
     * @description A federation at the end; `paid_cents` is what it has paid out in all its cycles.
     */
    FederationResult: {
      /** Cycles */
      cycles: number;
      /** Federation */
      federation: number;
      /** Name */
      name: string;
      /** Paid Cents */
      paid_cents: number;
      /** Quality */
      quality: number | null;
      /** Scheme */
      scheme: string;
      /** Scheme Parameters */
      scheme_parameters: {
        [key: string]: components['schemas']['ParameterValue'];
      };
      /** Share */
      share: number;
    };
    /**
     * FederationSetup
     * @description A federation as the game begins with it; `min_payment_cents` is the least fee of a cycle.
     */
    FederationSetup: {
      /** Min Payment Cents */
      min_payment_cents: number;
      /** Name */
      name: string;
      /** Scheme */
      scheme: string;
      /** Scheme Parameters */
      scheme_parameters: {
        [key: string]: components['schemas']['ParameterValue'];
      };
    };
    /**
     * FederationView
     * @description One row of the list of federations. `share` in [0, 1]; `quality` None before the first model.
     *
     *     `average_quality`, `average_quantity` are of the members' committed data (None when nobody is in, under visibility
     *     `none`, and under `aggregate` where fewer than three members are others). `pool_now_cents` is what would be paid out
     *     if the payout were now. With more members than `estimated_above` it pays by an estimate; None where it never does.
     *     `scheme` and its parameters are those of the running cycle, or of one that began now; `changes` are those that come
     *     later, where players are told.
     */
    FederationView: {
      admission: components['schemas']['AdmissionPolicy'];
      allowed: components['schemas']['AllowedHere'];
      /** Average Quality */
      average_quality: number | null;
      /** Average Quantity */
      average_quantity: number | null;
      /** Changes */
      changes: components['schemas']['SchemeChange'][];
      /** Cycles */
      cycles: components['schemas']['CycleView'][];
      /** Estimated Above */
      estimated_above: number | null;
      /** Federation */
      federation: number;
      /** Members */
      members: components['schemas']['MemberView'][] | null;
      /** Members Count */
      members_count: number;
      /** Money Cents */
      money_cents: number;
      my_bid: components['schemas']['OwnBid'] | null;
      my_membership: components['schemas']['OwnMembership'] | null;
      /** Name */
      name: string;
      /**
       * Phase
       * @enum {string}
       */
      phase: 'bidding' | 'training' | 'profit';
      /** Phase Ticks */
      phase_ticks: number;
      /** Pool Now Cents */
      pool_now_cents: number;
      /** Quality */
      quality: number | null;
      /** Scheme */
      scheme: string;
      /** Scheme Parameters */
      scheme_parameters: {
        [key: string]: components['schemas']['ParameterValue'];
      };
      /** Share */
      share: number;
      /** Ticks Left */
      ticks_left: number;
    };
    /**
     * FocusIn
     * @description The page came to the front, or went behind another one.
     */
    FocusIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'focus';
      /** On */
      on: boolean;
    };
    /**
     * FormField
     * @description One key. `pair`: the value is [lowest, highest], each of that kind. `highest` is None where there is no bound;
     *     `above` and `below` leave out the end itself. `whole`: no decimals, and money is whole cents. `most` bounds the
     *     characters of a text and the entries of a list. `default` is None where a value is needed.
     */
    FormField: {
      /**
       * Above
       * @default false
       */
      above: boolean;
      /**
       * Below
       * @default false
       */
      below: boolean;
      /**
       * Choices
       * @default []
       */
      choices: components['schemas']['engine__schemes__parameters__Choice'][];
      /** Default */
      default: unknown;
      help: components['schemas']['Words'];
      /** Highest */
      highest: number | null;
      /** Key */
      key: string;
      /**
       * Kind
       * @enum {string}
       */
      kind:
        'text' | 'number' | 'integer' | 'money' | 'share' | 'flag' | 'choice' | 'names' | 'entries' | 'table';
      label: components['schemas']['Words'];
      /** Least */
      least: number | null;
      /** Lowest */
      lowest: number | null;
      /** Most */
      most: number | null;
      /**
       * Needed
       * @default false
       */
      needed: boolean;
      /**
       * Pair
       * @default false
       */
      pair: boolean;
      /** Registry */
      registry: ('schemes' | 'tasks' | 'models' | 'partitions' | 'bots') | null;
      /**
       * Section
       * @enum {string}
       */
      section:
        | 'about'
        | 'federations'
        | 'market'
        | 'clock'
        | 'endowment'
        | 'costs'
        | 'training'
        | 'visibility'
        | 'seats';
      unit: components['schemas']['Words'];
      /**
       * Whole
       * @default false
       */
      whole: boolean;
    };
    /** FormSection */
    FormSection: {
      /**
       * Name
       * @enum {string}
       */
      name:
        | 'about'
        | 'federations'
        | 'market'
        | 'clock'
        | 'endowment'
        | 'costs'
        | 'training'
        | 'visibility'
        | 'seats';
      words: components['schemas']['Words'];
    };
    /**
     * GainAt
     * @description What a member adds on average to as many others as came before it, in the unit of v, and how much that counts.
     *
     *     The chances of all places add up to 1, and the weight is the sum of chance times gain. `gain` is None at a place that
     *     no sampled order has it at; its chance is then 0.
     */
    GainAt: {
      /** Chance */
      chance: number;
      /** Gain */
      gain: number | null;
    };
    /**
     * GameFinished
     * @description `ranking`: player numbers from richest to poorest, ties by number; `money_cents` by player number from 1.
     */
    GameFinished: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'game_finished';
      /** Money Cents */
      money_cents: number[];
      /** Ranking */
      ranking: number[];
      /** Tick */
      tick: number;
    };
    /**
     * GameInvite
     * @description What stands behind a code. `held` is the game, where the caller has a seat in it or is its host; `taken` counts the
     *     people's seats.
     */
    GameInvite: {
      /** Held */
      held: string | null;
      setup: components['schemas']['GameSetup'];
      /**
       * Status
       * @enum {string}
       */
      status: 'lobby' | 'playing' | 'finished';
      /** Taken */
      taken: number;
    };
    /**
     * GameSetup
     * @description What is played, before it begins. The titles are empty where the scenario is not on offer; `decision_seconds` 0 is no
     *     time limit; `visibility` says how much players see of each other.
     */
    GameSetup: {
      /** Decision Seconds */
      decision_seconds: number;
      /** Federations */
      federations: components['schemas']['FederationSetup'][];
      /** Payout Fraction */
      payout_fraction: number;
      /** Persons */
      persons: number;
      /** Players */
      players: number;
      task: components['schemas']['Explained'];
      /** Title */
      title: string;
      /** Title Zh */
      title_zh: string;
      /** Turns */
      turns: number;
      /**
       * Visibility
       * @enum {string}
       */
      visibility: 'full' | 'aggregate' | 'none';
    };
    /**
     * GameStatus
     * @description GET /api/games/{id} for a seat or host of it. `hosting` is for the host, while the game runs;
     *     `tried_arm` is the arm that its host tries alone in it. `next_id` is the game of the same people after it; `shared`,
     *     for the host, whether a link shows its result.
     */
    GameStatus: {
      /** Game Id */
      game_id: string;
      hosting: components['schemas']['HostTable'] | null;
      /** Is Host */
      is_host: boolean;
      /** Join Code */
      join_code: string | null;
      /** Next Id */
      next_id: string | null;
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
      setup: components['schemas']['GameSetup'];
      /** Shared */
      shared: boolean;
      /**
       * Status
       * @enum {string}
       */
      status: 'lobby' | 'playing' | 'finished';
      /** Tried Arm */
      tried_arm: string | null;
    };
    /**
     * GameValue
     * @description The number of one game; `so_far` while the game runs and the number may still change.
     */
    GameValue: {
      /** Arm */
      arm: number;
      /** At */
      at: number[];
      /** Game Id */
      game_id: string;
      /** Measure */
      measure: string;
      /** So Far */
      so_far: boolean;
      /** Value */
      value: number;
    };
    /** GameView */
    GameView: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'game';
      waiting: components['schemas']['Shown'];
    };
    /** GiveBackIn */
    GiveBackIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'give_back';
      /** Participant */
      participant: number;
    };
    /**
     * Happened
     * @description What opened a step: a payout, a new model or none, a market.
     */
    Happened: {
      /** Federation */
      federation?: number | null;
      /**
       * Kind
       * @enum {string}
       */
      kind: 'paid' | 'trained' | 'unsettled' | 'market';
    };
    /**
     * Health
     * @description Whether the database takes what is played, models are trained, and the disk has room; `status` is all of it.
     */
    Health: {
      /**
       * Disk
       * @default ok
       * @enum {string}
       */
      disk?: 'ok' | 'failed';
      /**
       * Pool
       * @default ok
       * @enum {string}
       */
      pool?: 'ok' | 'failed';
      /**
       * Status
       * @default ok
       * @enum {string}
       */
      status?: 'ok' | 'failed';
      /**
       * Writer
       * @default ok
       * @enum {string}
       */
      writer?: 'ok' | 'failed';
    };
    /**
     * HelpIn
     * @description Call the experimenter.
     */
    HelpIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'help';
      /** Text */
      text: string;
    };
    /**
     * HereIn
     * @description "Yes, I am here": after being asked, or after being given up.
     */
    HereIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'here';
    };
    /**
     * HostSeat
     * @description A seat as the host sees it: no more than every player sees. `undecided`: the open step waits for it.
     */
    HostSeat: {
      /** Connected */
      connected: boolean;
      /**
       * Kind
       * @enum {string}
       */
      kind: 'person' | 'bot';
      /** Name */
      name: string;
      /** Player */
      player: number;
      /** Removed */
      removed: boolean;
      /** Stand In */
      stand_in: boolean;
      /** Undecided */
      undecided: boolean;
    };
    /**
     * HostTable
     * @description A running game as its host sees it: where it stands, and who is there. `deadline_ms` is kept in a pause. `training_wait_ms`:
     *     its trainings wait for so long, because it has trained as much as a game may in a minute; None where it has not.
     */
    HostTable: {
      /** Deadline Ms */
      deadline_ms: number | null;
      /** Deciding */
      deciding: boolean;
      /** Paused */
      paused: boolean;
      /** Seats */
      seats: components['schemas']['HostSeat'][];
      /** Step */
      step: number;
      /** Training Wait Ms */
      training_wait_ms: number | null;
      /** Turn */
      turn: number;
      /** Turns */
      turns: number;
    };
    /** InformationView */
    InformationView: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'information';
      /** Page */
      page: number;
      /** Pages */
      pages: number;
      text: components['schemas']['Shown'];
    };
    /**
     * Interval
     * @description The mean of `games` numbers, and the bounds of its interval: None with fewer than two games.
     */
    Interval: {
      /** Games */
      games: number;
      /** High */
      high: number | null;
      /** Low */
      low: number | null;
      /** Mean */
      mean: number;
    };
    /**
     * Invitation
     * @description GET /api/games/{id}/invitation: how its host asks others in. `qr_svg` is dark on light, with its quiet zone.
     */
    Invitation: {
      /** Code */
      code: string;
      /** Link */
      link: string;
      /** Qr Svg */
      qr_svg: string;
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
    JsonValue: unknown;
    /** LanguageIn */
    LanguageIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'language';
      /**
       * Language
       * @enum {string}
       */
      language: 'en' | 'zh';
    };
    /**
     * LeaveAsked
     * @description A member will leave after the payout of the running cycle.
     */
    LeaveAsked: {
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'leave_asked';
      /** Player */
      player: number;
    };
    /**
     * Leaver
     * @description Who would gain most by training alone, by the place from 1: what its own model is worth to the pool, less its pay.
     *
     *     `gain_cents` is below 0 where everybody is better off inside.
     */
    Leaver: {
      /** Gain Cents */
      gain_cents: number;
      /** Member */
      member: number;
    };
    /**
     * LetGoIn
     * @description Somebody who waits leaves with the fee.
     */
    LetGoIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'let_go';
      /** Participant */
      participant: number;
    };
    /**
     * LinkInfo
     * @description For whom a link is: nobody yet, where it makes the first admin.
     */
    LinkInfo: {
      /** Name */
      name: string | null;
      /**
       * Role
       * @enum {string}
       */
      role: 'admin' | 'researcher' | 'viewer';
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
    /**
     * LobbyShown
     * @description Waiting for the group: who is here, and how long at most. `left_ms` None: until the experimenter starts.
     */
    LobbyShown: {
      /** Here */
      here: number;
      /** Left Ms */
      left_ms: number | null;
      /** Size */
      size: number;
      /**
       * Then
       * @enum {string}
       */
      then: 'bots' | 'smaller' | 'wait' | 'fee';
    };
    /**
     * LookGame
     * @description POST /api/join/look: where a join code leads. It takes no seat and leaves no trace.
     */
    LookGame: {
      /** Code */
      code: string;
    };
    /**
     * LookRoom
     * @description Ask what room a code opens. It takes nothing and leaves no trace.
     */
    LookRoom: {
      /** Code */
      code: string;
    };
    /**
     * LookShared
     * @description POST /api/shared: what the token of such a link shows.
     */
    LookShared: {
      /** Token */
      token: string;
    };
    /**
     * LookedIn
     * @description A panel or a help was opened, by its name.
     */
    LookedIn: {
      /** At */
      at: string;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'looked';
    };
    /** MakeAccount */
    MakeAccount: {
      /**
       * Language
       * @default en
       * @enum {string}
       */
      language?: 'en' | 'zh';
      /** Name */
      name: string;
      /**
       * Role
       * @enum {string}
       */
      role: 'admin' | 'researcher' | 'viewer';
    };
    /**
     * Market
     * @description How the market's revenue of each turn is shared over federations by the quality of their models.
     *
     *     `baseline` is the quality of a federation that has no model yet (the accuracy of a guess) and the zero point of
     *     `proportional`. `inertia` is the weight of the previous share.
     */
    Market: {
      /**
       * Baseline
       * @default 0.1
       */
      baseline?: number;
      /**
       * Beta
       * @default 10
       */
      beta?: number;
      /**
       * Inertia
       * @default 0
       */
      inertia?: number;
      /**
       * Model
       * @default logit
       * @enum {string}
       */
      model?: 'logit' | 'proportional';
      /**
       * Revenue Cents
       * @default 200000
       */
      revenue_cents?: number;
    };
    /**
     * MarketShared
     * @description End of a turn: by federation number from 1, model quality, share (sums to 1), revenue in cents.
     */
    MarketShared: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'market_shared';
      /** Qualities */
      qualities: number[];
      /** Revenues Cents */
      revenues_cents: number[];
      /** Shares */
      shares: number[];
      /** Tick */
      tick: number;
      /** Turn */
      turn: number;
    };
    /**
     * Me
     * @description Who is signed in, if anybody; whether games can be opened without an account; whether the first admin is yet to come.
     */
    Me: {
      account: components['schemas']['AccountInfo'] | null;
      /** Anonymous Play */
      anonymous_play: boolean;
      /** Needs Admin */
      needs_admin: boolean;
    };
    /**
     * MemberLeft
     * @description `reason`: it asked to, cannot pay the next cycle, or commits less than the federation asks for.
     */
    MemberLeft: {
      /** Federation */
      federation: number;
      /** Join Order */
      join_order: number;
      /** Joined Tick */
      joined_tick: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'member_left';
      /** Player */
      player: number;
      /**
       * Reason
       * @enum {string}
       */
      reason: 'left' | 'cannot_pay' | 'below_threshold';
      /** Tick */
      tick: number;
    };
    /**
     * MemberView
     * @description A member as others see it. Under `aggregate` and `none` there is no such list (members is None).
     */
    MemberView: {
      /** Player */
      player: number;
      /** Quality */
      quality: number;
      /** Quantity */
      quantity: number;
      /** Resources */
      resources: number;
    };
    /**
     * MessageIn
     * @description To one, or to all (`participant` None).
     */
    MessageIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'message';
      /** Participant */
      participant?: number | null;
      /** Text */
      text: string;
    };
    /** MessageShown */
    MessageShown: {
      /** Ago Ms */
      ago_ms: number;
      /** Number */
      number: number;
      /** Text */
      text: string;
    };
    /** ModelInfo */
    ModelInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * MyAnswer
     * @description One answer. `asked` are the words of the question, `name` is what it is called in the data.
     */
    MyAnswer: {
      answer: components['schemas']['JsonValue'];
      /** Asked */
      asked: components['schemas']['Shown'] | components['schemas']['ShownLine'];
      /**
       * At
       * Format: date-time
       */
      at: string;
      /** Name */
      name: string;
      stage: components['schemas']['ShownLine'];
    };
    /**
     * MyData
     * @description All that is stored about one participant. Of somebody who was erased: that, and what they did under their number.
     *
     *     `kept_until`: when it is erased by itself; None while the session goes on, and `kept_days` after it.
     */
    MyData: {
      /** Answers */
      answers: components['schemas']['MyAnswer'][];
      /**
       * Arrived At
       * Format: date-time
       */
      arrived_at: string;
      /** Code */
      code: string;
      contact: components['schemas']['Shown'];
      /**
       * Device
       * @enum {string}
       */
      device: 'phone' | 'tablet' | 'computer' | 'program' | 'unknown';
      /** Ending */
      ending:
        ('finished' | 'no_group' | 'quiz_failed' | 'screened_out' | 'gone' | 'removed' | 'withdrawn') | null;
      /** Erased At */
      erased_at: string | null;
      /** Events */
      events: components['schemas']['MyEvent'][];
      /** Kept Days */
      kept_days: number;
      /** Kept Until */
      kept_until: string | null;
      /** Label */
      label: string | null;
      /**
       * Language
       * @enum {string}
       */
      language: 'en' | 'zh';
      /** Moves */
      moves: components['schemas']['MyMove'][];
      /** Name */
      name: string;
      /** Parameters */
      parameters: {
        [key: string]: string;
      };
      /** Participant */
      participant: number;
      pay: components['schemas']['MyPay'] | null;
      /** Rehearsal */
      rehearsal: boolean;
      /** Session Id */
      session_id: string;
      /** Title */
      title: string;
    };
    /**
     * MyEvent
     * @description One entry of the log that is about this person, whole.
     */
    MyEvent: {
      /**
       * At
       * Format: date-time
       */
      at: string;
      /** Facts */
      facts: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** Kind */
      kind: string;
      /** Seq */
      seq: number;
    };
    /**
     * MyMove
     * @description What this person did at a table; `code` says why it was refused.
     */
    MyMove: {
      /** At */
      at: string | null;
      /** Code */
      code: string | null;
      facts: components['schemas']['JsonValue'];
      /** Game Id */
      game_id: string;
      /** Kind */
      kind: string;
      /** Player */
      player: number;
      /** Turn */
      turn: number;
    };
    /**
     * MyPay
     * @description What is owed, in cents of `currency`.
     */
    MyPay: {
      /** Completion Code */
      completion_code: string;
      /** Currency */
      currency: string;
      /**
       * Ending
       * @enum {string}
       */
      ending: 'finished' | 'no_group' | 'quiz_failed' | 'screened_out' | 'gone' | 'removed' | 'withdrawn';
      /** Total Cents */
      total_cents: number;
    };
    /**
     * NewArmWanted
     * @description POST /api/arms: a draft of one's own, from one of these; from none, the least that makes a game.
     */
    NewArmWanted: {
      /** Arm */
      arm?: string | null;
      /** Document */
      document?: {
        [key: string]: components['schemas']['JsonValue'];
      } | null;
      /** Scenario */
      scenario?: string | null;
      /** Title */
      title?: string | null;
      /** Toml */
      toml?: string | null;
    };
    /**
     * NewExperiment
     * @description From a template, from another experiment, from a document, or from the text of a TOML file.
     */
    NewExperiment: {
      /** Document */
      document?: {
        [key: string]: components['schemas']['JsonValue'];
      } | null;
      /** Experiment Id */
      experiment_id?: string | null;
      /** Template */
      template?: string | null;
      /** Toml */
      toml?: string | null;
    };
    /**
     * NewGame
     * @description POST /api/games. `persons` seats are for people; at the start empty ones become bots.
     *
     *     Who makes the game sits in seat 1, or with `seat` false in none. Only then may it choose the `seed`, from which every
     *     endowment and every bid of a bot follow. `decision_seconds` 0 is no time limit; None is that of the scenario, or none for
     *     one person.
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
    /**
     * NewToken
     * @description A token for a program, that acts as you until it expires.
     */
    NewToken: {
      /**
       * Days
       * @default 90
       */
      days?: number;
      /** Label */
      label: string;
    };
    /**
     * NumberQuestion
     * @description A number that is typed, or moved to on a slider (`slider`), in `unit`.
     */
    NumberQuestion: {
      /**
       * Highest
       * @default 1000000000
       */
      highest: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'number';
      /**
       * Lowest
       * @default -1000000000
       */
      lowest: number;
      /** Name */
      name: string;
      /**
       * Required
       * @default true
       */
      required: boolean;
      /**
       * Slider
       * @default false
       */
      slider: boolean;
      /** Step */
      step: number | null;
      text: components['schemas']['Shown'];
      /**
       * @default {
       *       "en": "",
       *       "zh": ""
       *     }
       */
      unit: components['schemas']['ShownLine'];
    };
    /** OfferArm */
    OfferArm: {
      /** Offered */
      offered: boolean;
    };
    /**
     * OpenLink
     * @description The token of a one-time link: what stands behind the # of its address.
     */
    OpenLink: {
      /** Token */
      token: string;
    };
    /**
     * OpenSession
     * @description Freeze the design as it is and open its room. A rehearsal is marked as such in everything that comes of it.
     */
    OpenSession: {
      /**
       * Rehearsal
       * @default false
       */
      rehearsal?: boolean;
    };
    /** Option */
    Option: {
      /** Name */
      name: string;
      text: components['schemas']['ShownLine'];
    };
    /**
     * OtherPlayer
     * @description Another player in the open, with its place as `rank` of one's own; only under visibility `full`.
     */
    OtherPlayer: {
      /** Money Cents */
      money_cents: number;
      /** Player */
      player: number;
      /** Quality */
      quality: number;
      /** Quantity */
      quantity: number;
      /** Rank */
      rank: number;
      /** Resources */
      resources: number;
    };
    /**
     * OwnBid
     * @description The own open bid at a federation, and what one cycle will cost beyond the fee.
     */
    OwnBid: {
      commitment: components['schemas']['Commitment'];
      /** Cost Cents */
      cost_cents: number;
    };
    /**
     * OwnExample
     * @description Ada, Bo and Cy, who brought the same, by the accuracies of their models: of each alone, of Ada with Bo, Ada with Cy, Bo
     *     with Cy, and of all.
     */
    OwnExample: {
      /** Alone */
      alone: number[];
      /** Pairs */
      pairs: number[];
      /** Together */
      together: number;
    };
    /**
     * OwnGame
     * @description One of GET /api/games: a game of this browser that is not over. `turn` is None before the start, `session_id` the
     *     session that the game belongs to.
     */
    OwnGame: {
      /** Game Id */
      game_id: string;
      /** Is Host */
      is_host: boolean;
      /** Seated */
      seated: boolean;
      /** Session Id */
      session_id: string | null;
      setup: components['schemas']['GameSetup'];
      /**
       * Status
       * @enum {string}
       */
      status: 'lobby' | 'playing';
      /** Turn */
      turn: number | null;
    };
    /** OwnMembership */
    OwnMembership: {
      commitment: components['schemas']['Commitment'];
      /** Cost Cents */
      cost_cents: number;
      /** Join Order */
      join_order: number;
      /** Leaving */
      leaving: boolean;
    };
    /**
     * OwnView
     * @description The seat itself. money = free_cents + reserved_cents (held for open bids); resources likewise in three parts.
     *
     *     `invested_cents` is what was paid for cycles that run now and are paid out before the game ends; `rank` is the place,
     *     from 1, by money and that together. `earned_this_turn_cents` counts a payout in the turn in which it is shown.
     *     Percentiles are the share of the other players that are worse, in [0, 1]; None when visibility is `none`, as rank.
     */
    OwnView: {
      /** Earned This Turn Cents */
      earned_this_turn_cents: number;
      /** Free Cents */
      free_cents: number;
      /** Invested Cents */
      invested_cents: number;
      /** Money Cents */
      money_cents: number;
      /** Player */
      player: number;
      /** Profit Cents */
      profit_cents: number;
      /** Quality */
      quality: number;
      /** Quality Percentile */
      quality_percentile: number | null;
      /** Quantity */
      quantity: number;
      /** Quantity Percentile */
      quantity_percentile: number | null;
      /** Rank */
      rank: number | null;
      /** Ready */
      ready: boolean;
      /** Reserved Cents */
      reserved_cents: number;
      /** Resources */
      resources: number;
      /** Resources Free */
      resources_free: number;
      /** Resources In Bids */
      resources_in_bids: number;
      /** Resources In Use */
      resources_in_use: number;
      /** Samples */
      samples: number;
    };
    /**
     * PaidShown
     * @description What is owed and why, in cents of `currency`. `redirect`: where to go next, with everything filled in.
     */
    PaidShown: {
      /** Code */
      code: string;
      /** Currency */
      currency: string;
      /** Fee Cents */
      fee_cents: number;
      /** Game Cents */
      game_cents: number;
      /** Redirect */
      redirect: string | null;
      /** Show Up Cents */
      show_up_cents: number;
      /** Task Cents */
      task_cents: number;
      /** Tasks */
      tasks: components['schemas']['TaskShown'][];
      /** Total Cents */
      total_cents: number;
    };
    /**
     * ParameterSpec
     * @description One parameter. `least` and `most` are of numbers, and `above` says that `least` itself is not allowed.
     *
     *     `unit` is said after a number. `choices` are those of a choice, or the names that an expression can use. `item` is
     *     the number that each of a list of parts has.
     */
    ParameterSpec: {
      /**
       * Above
       * @default false
       */
      above: boolean;
      /**
       * Choices
       * @default []
       */
      choices: components['schemas']['engine__schemes__parameters__Choice'][];
      help: components['schemas']['Words'];
      item: components['schemas']['ParameterSpec'] | null;
      /**
       * Kind
       * @enum {string}
       */
      kind: 'number' | 'whole' | 'flag' | 'choice' | 'expression' | 'scheme' | 'parts';
      label: components['schemas']['Words'];
      /** Least */
      least: number | null;
      /** Most */
      most: number | null;
      /** Name */
      name: string;
      /**
       * @default {
       *       "en": "",
       *       "zh": ""
       *     }
       */
      unit: components['schemas']['Words'];
    };
    ParameterValue: import('./wire').ParameterValue;
    /**
     * ParticipantPage
     * @description All that a participant is shown now. `version` grows with the session: a page of a smaller one is older. `game_id`:
     *     the table at which they sit now. `asked_ms`: how long they have to say that they are there. `data_code` opens what is
     *     stored about them, from anywhere.
     */
    ParticipantPage: {
      /** Asked Ms */
      asked_ms: number | null;
      /** Away */
      away: boolean;
      contact: components['schemas']['Shown'];
      /** Data Code */
      data_code: string;
      /** Ending */
      ending:
        ('finished' | 'no_group' | 'quiz_failed' | 'screened_out' | 'gone' | 'removed' | 'withdrawn') | null;
      /** Game Id */
      game_id: string | null;
      /** Help Open */
      help_open: boolean;
      /**
       * Language
       * @enum {string}
       */
      language: 'en' | 'zh';
      /**
       * Languages
       * @enum {string}
       */
      languages: 'both' | 'en' | 'zh';
      lobby: components['schemas']['LobbyShown'] | null;
      /** Messages */
      messages: components['schemas']['MessageShown'][];
      paid: components['schemas']['PaidShown'] | null;
      /** Participant */
      participant: number;
      /** Paused */
      paused: boolean;
      /** Practice */
      practice: boolean;
      /** Rehearsal */
      rehearsal: boolean;
      /** Session Id */
      session_id: string;
      /** Stage */
      stage: number;
      /** Stages */
      stages: components['schemas']['StageStop'][];
      /** Title */
      title: string;
      /**
       * Type
       * @default page
       * @constant
       */
      type?: 'page';
      /** Version */
      version: number;
      /** View */
      view:
        | (
            | components['schemas']['ConsentView']
            | components['schemas']['InformationView']
            | components['schemas']['QuizView']
            | components['schemas']['PracticeView']
            | components['schemas']['GameView']
            | components['schemas']['QuestionnaireView']
            | components['schemas']['PaymentView']
          )
        | null;
    };
    /** PartitionInfo */
    PartitionInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * PauseGame
     * @description Let the running game stand still. The time that the open step has left is kept.
     */
    PauseGame: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'pause';
    };
    /**
     * PauseIn
     * @description All games (`group` None), or those of one group.
     */
    PauseIn: {
      /** Group */
      group?: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'pause';
    };
    /**
     * PaySpread
     * @description How the payments of one federation over the whole game are spread over the `players` that were ever in it.
     *
     *     Payments only, before fees and costs, which are each player's own affair.
     */
    PaySpread: {
      /** Average Cents */
      average_cents: number;
      /** Highest Cents */
      highest_cents: number;
      /** Lower Quartile Cents */
      lower_quartile_cents: number;
      /** Lowest Cents */
      lowest_cents: number;
      /** Median Cents */
      median_cents: number;
      /** Players */
      players: number;
      /** Upper Quartile Cents */
      upper_quartile_cents: number;
    };
    /** PaymentView */
    PaymentView: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'payment';
      text: components['schemas']['Shown'];
    };
    /**
     * PayoutView
     * @description Why I got this much: one cycle of mine in one federation, from the fee to the payment; `turn` is that which shows it.
     *
     *     `my_share` is my part of the pool in [0, 1]. `weights` lists the shares of all who were paid, highest first (only
     *     my own under visibility `none`). Accuracies and values are those of the model with all members, and of the model
     *     trained without me, None where there is none: `outcome` says how the training of all members came out, and
     *     `settled_without` whether that without me settled, if there was one (else it counted as no model). net = payment - fee -
     *     cost. `models` is the number of coalitions trained for this cycle. Where the weights were estimated from them,
     *     `my_weight_stderr` and `my_share_stderr` are the standard errors of mine, else None. `portions` add up to my payment;
     *     empty where one scheme pays it all. `reasons` say of each scheme that had to do with it what it went by.
     */
    PayoutView: {
      /** Accuracy With */
      accuracy_with: number | null;
      /** Accuracy Without */
      accuracy_without: number | null;
      /** Cost Cents */
      cost_cents: number;
      /** Cycle */
      cycle: number;
      /** Federation */
      federation: number;
      /** Fee Cents */
      fee_cents: number;
      /** Models */
      models: number;
      /** My Share */
      my_share: number;
      /** My Share Stderr */
      my_share_stderr: number | null;
      /** My Weight */
      my_weight: number;
      /** My Weight Stderr */
      my_weight_stderr: number | null;
      /** Net Cents */
      net_cents: number;
      /** Outcome */
      outcome: ('trained' | 'below_untrained' | 'unsettled') | null;
      /** Payment Cents */
      payment_cents: number;
      /** Pool Cents */
      pool_cents: number;
      /** Portions */
      portions: components['schemas']['PortionView'][];
      /** Reasons */
      reasons: components['schemas']['ReasonView'][];
      /** Scheme */
      scheme: string;
      /** Settled Without */
      settled_without: boolean;
      /** Tick */
      tick: number;
      /** Turn */
      turn: number;
      /** Undistributed Cents */
      undistributed_cents: number;
      /** Value With */
      value_with: number | null;
      /** Value Without */
      value_without: number | null;
      /** Weights */
      weights: components['schemas']['WeightView'][];
    };
    /** PersonalLink */
    PersonalLink: {
      /** Label */
      label: string;
      /** Link */
      link: string;
    };
    /**
     * PhaseLengths
     * @description Ticks of each phase. Training lasts between `training[0]` and `training[1]`, set by the slowest member.
     */
    PhaseLengths: {
      /**
       * Bidding
       * @default 5
       */
      bidding?: number;
      /**
       * Profit
       * @default 3
       */
      profit?: number;
      /**
       * Training
       * @default [
       *       5,
       *       15
       *     ]
       */
      training?: [number, number];
    };
    /** PhaseStarted */
    PhaseStarted: {
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'phase_started';
      /**
       * Phase
       * @enum {string}
       */
      phase: 'bidding' | 'training' | 'profit';
      /** Tick */
      tick: number;
      /** Ticks */
      ticks: number;
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
     * PlayerNotReady
     * @description A seat that was ready decides again.
     */
    PlayerNotReady: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'player_not_ready';
      /** Player */
      player: number;
    };
    /**
     * PlayerPay
     * @description What one player put into and got from one federation over the whole game; net = payment - fee - cost.
     *
     *     `cycles` counts those it was in, paid or not: what a cycle cost is gone also where the game ended before its payout.
     */
    PlayerPay: {
      /** Cost Cents */
      cost_cents: number;
      /** Cycles */
      cycles: number;
      /** Fee Cents */
      fee_cents: number;
      /** Net Cents */
      net_cents: number;
      /** Payment Cents */
      payment_cents: number;
      /** Player */
      player: number;
    };
    /** PlayerReady */
    PlayerReady: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'player_ready';
      /** Player */
      player: number;
    };
    /**
     * PlayerView
     * @description Everything that one seat sees of a game at one moment. `pay` is None until the game is over; `ended_early`: by its host,
     *     before its last turn was over.
     */
    PlayerView: {
      demographics: components['schemas']['Demographics'] | null;
      /** Ended Early */
      ended_early: boolean;
      /** Federations */
      federations: components['schemas']['FederationView'][];
      /** Others */
      others: components['schemas']['OtherPlayer'][] | null;
      /** Pay */
      pay: components['schemas']['FederationPay'][] | null;
      /** Payouts */
      payouts: components['schemas']['PayoutView'][];
      /** Players Count */
      players_count: number;
      /** Ready */
      ready: number[];
      rules: components['schemas']['RulesView'];
      /** Running */
      running: components['schemas']['RunningCycle'][];
      /** Standings */
      standings: components['schemas']['Standing'][] | null;
      /**
       * Status
       * @enum {string}
       */
      status: 'playing' | 'closing' | 'finished';
      /** Step */
      step: number;
      /** Tick */
      tick: number;
      /** Turn */
      turn: number;
      /** Turn Ticks */
      turn_ticks: number;
      /** Turns */
      turns: components['schemas']['TurnView'][];
      you: components['schemas']['OwnView'];
    };
    /**
     * PortionView
     * @description What one of several schemes has to do with a payment of mine, in cents: below 0 where it takes away.
     */
    PortionView: {
      /** Cents */
      cents: number;
      /** Scheme */
      scheme: string;
    };
    /** PracticeView */
    PracticeView: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'practice';
      text: components['schemas']['Shown'];
      /** Turns */
      turns: number;
    };
    /** Preview */
    Preview: {
      /** Examples */
      examples: components['schemas']['ExamplePreview'][];
      /** Others */
      others: components['schemas']['Properties'][];
      own: components['schemas']['Properties'];
      /** Pool Cents */
      pool_cents: number;
    };
    /**
     * PreviewRow
     * @description How one scheme pays an example. `contribution` (a correlation, 1 is fair) and `jain` (1 is fair) compare pay with what
     *     is lost without each; None where they are not defined.
     */
    PreviewRow: {
      /** Contribution */
      contribution: number | null;
      /** Jain */
      jain: number | null;
      leaver: components['schemas']['Leaver'];
      /** Payments Cents */
      payments_cents: number[];
      /** Scheme */
      scheme: string;
      /** Undistributed Cents */
      undistributed_cents: number;
    };
    /**
     * PreviewScheme
     * @description POST /api/arms/preview: how a scheme would pay three example federations, or one of one's own, beside the others.
     *
     *     `turn` is that in which the cycle begins, for a scheme that is another one later.
     */
    PreviewScheme: {
      example?: components['schemas']['OwnExample'] | null;
      /** Parameters */
      parameters?: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** Scheme */
      scheme: string;
      /**
       * Turn
       * @default 1
       */
      turn?: number;
    };
    /** Previewed */
    Previewed: {
      /** View */
      view:
        | components['schemas']['ConsentView']
        | components['schemas']['InformationView']
        | components['schemas']['QuizView']
        | components['schemas']['PracticeView']
        | components['schemas']['GameView']
        | components['schemas']['QuestionnaireView']
        | components['schemas']['PaymentView'];
    };
    /**
     * Problem
     * @description Every refusal over HTTP: a stable code and a sentence that says what would be right; `at` is the field it is about,
     *     `message_zh` the sentence in Chinese where the code alone does not tell it all.
     */
    Problem: {
      /**
       * At
       * @default
       */
      at?: string;
      /**
       * Code
       * @enum {string}
       */
      code:
        | 'account.browser'
        | 'account.last_admin'
        | 'account.link'
        | 'account.none'
        | 'account.password'
        | 'account.role'
        | 'account.taken'
        | 'account.unknown'
        | 'account.wrong'
        | 'action.refused'
        | 'again.none'
        | 'answer.refused'
        | 'arm.changed'
        | 'arm.draft'
        | 'arm.frozen'
        | 'arm.number'
        | 'arm.owner'
        | 'arm.unknown'
        | 'arm.unreadable'
        | 'arm.used'
        | 'arm.wrong'
        | 'data.unknown'
        | 'design.stage'
        | 'design.wrong'
        | 'experiment.owner'
        | 'experiment.running'
        | 'experiment.unknown'
        | 'experiment.unreadable'
        | 'experiment.version'
        | 'export.format'
        | 'export.table'
        | 'export.too_early'
        | 'file.wrong'
        | 'game.costly'
        | 'game.impossible'
        | 'game.not_started'
        | 'game.paused'
        | 'game.running'
        | 'game.started'
        | 'game.unreadable'
        | 'games.full'
        | 'games.yours'
        | 'group.impossible'
        | 'group.over'
        | 'group.unknown'
        | 'help.none'
        | 'help.often'
        | 'host.only'
        | 'host.unknown'
        | 'join.full'
        | 'join.host'
        | 'join.started'
        | 'join.unknown'
        | 'label.taken'
        | 'label.unknown'
        | 'limit.connections'
        | 'limit.rate'
        | 'message.binary'
        | 'message.invalid'
        | 'method.unknown'
        | 'order.impossible'
        | 'origin.foreign'
        | 'origin.missing'
        | 'participant.erased'
        | 'participant.over'
        | 'participant.plays'
        | 'participant.unknown'
        | 'path.unknown'
        | 'permission.missing'
        | 'play.closed'
        | 'protocol.old'
        | 'rehearsal.none'
        | 'rehearsal.running'
        | 'request.invalid'
        | 'request.malformed'
        | 'request.refused'
        | 'request.too_large'
        | 'room.closed'
        | 'room.full'
        | 'room.label'
        | 'room.link'
        | 'room.unknown'
        | 'scenario.unknown'
        | 'seat.moved'
        | 'seat.none'
        | 'seat.only'
        | 'seat.removed'
        | 'seat.stood_in'
        | 'seed.seated'
        | 'server.failed'
        | 'server.not_saved'
        | 'session.over'
        | 'session.unknown'
        | 'share.unknown'
        | 'simulation.busy'
        | 'simulation.none'
        | 'stage.over'
        | 'switch.fixed'
        | 'token.unknown';
      /** Message */
      message: string;
      /**
       * Message Zh
       * @default
       */
      message_zh?: string;
    };
    /**
     * Properties
     * @description What holds in all of the examples; None where none of them puts it to the test.
     */
    Properties: {
      /** Alike Paid Alike */
      alike_paid_alike: boolean | null;
      /** Nothing For Nothing */
      nothing_for_nothing: boolean | null;
      /** Scheme */
      scheme: string;
      /** Whole Pool */
      whole_pool: boolean;
    };
    /** QuestionView */
    QuestionView: {
      /** Name */
      name: string;
      /** Options */
      options: components['schemas']['Option'][];
      text: components['schemas']['Shown'];
    };
    /** QuestionnaireView */
    QuestionnaireView: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'questionnaire';
      /** Page */
      page: number;
      /** Pages */
      pages: number;
      /** Questions */
      questions: (
        | components['schemas']['ChoiceQuestion']
        | components['schemas']['ChoicesQuestion']
        | components['schemas']['RankingQuestion']
        | components['schemas']['ScaleQuestion']
        | components['schemas']['NumberQuestion']
        | components['schemas']['TextQuestion']
      )[];
      text: components['schemas']['Shown'];
    };
    /**
     * QuizFeedback
     * @description Of the last attempt: whether each answer was right, and why, where that is told.
     */
    QuizFeedback: {
      /** Given */
      given: string;
      /** Name */
      name: string;
      /** Right */
      right: boolean;
      why: components['schemas']['Shown'];
    };
    /**
     * QuizView
     * @description `over`: nothing is left to try, and `feedback` is to be read (answer `READ`); then `attempt` is the one it was.
     */
    QuizView: {
      /** Attempt */
      attempt: number;
      /** Attempts */
      attempts: number;
      /** Feedback */
      feedback: components['schemas']['QuizFeedback'][];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'quiz';
      /** Over */
      over: boolean;
      /** Passed */
      passed: boolean;
      /** Questions */
      questions: components['schemas']['QuestionView'][];
      text: components['schemas']['Shown'];
    };
    /**
     * RankingQuestion
     * @description All options, best first.
     */
    RankingQuestion: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'ranking';
      /** Name */
      name: string;
      /** Options */
      options: components['schemas']['fedgame__experiments__stages__questions__Choice'][];
      /**
       * Required
       * @default true
       */
      required: boolean;
      /**
       * Shuffle
       * @default true
       */
      shuffle: boolean;
      text: components['schemas']['Shown'];
    };
    /**
     * Reacted
     * @description A seat has shown everybody one of a few faces.
     */
    Reacted: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'reacted';
      /** Player */
      player: number;
      /**
       * Reaction
       * @enum {string}
       */
      reaction: 'applause' | 'thinking' | 'surprise' | 'hurry' | 'thanks' | 'laugh';
      /** Tick */
      tick: number;
    };
    /**
     * ReadData
     * @description POST /api/arms/data/report: how an uploaded file is to be read; what is left out is found out (docs/training.md).
     */
    ReadData: {
      /**
       * Alike
       * @default []
       */
      alike?: string[];
      /**
       * Apart
       * @default []
       */
      apart?: string[];
      /**
       * Category
       * @default []
       */
      category?: string[];
      /** Decimal */
      decimal?: ('.' | ',') | null;
      /** Delimiter */
      delimiter?: (',' | ';' | 'tab') | null;
      /** Digest */
      digest: string;
      /** Encoding */
      encoding?: string | null;
      /** Header */
      header?: ('yes' | 'no') | null;
      /**
       * Ignore
       * @default []
       */
      ignore?: string[];
      /**
       * Missing
       * @default []
       */
      missing?: string[];
      /** Name */
      name: string;
      /** Party */
      party?: string | null;
      /** Target */
      target?: string | null;
      /**
       * Value
       * @default []
       */
      value?: string[];
    };
    /**
     * Reader
     * @description Somebody an experiment is shared with.
     */
    Reader: {
      /** Name */
      name: string;
      /**
       * Role
       * @enum {string}
       */
      role: 'admin' | 'researcher' | 'viewer';
    };
    /**
     * ReasonView
     * @description What one scheme went by for my part of what it paid out: `payment_cents` (below 0 where it takes away) of `pool_cents`.
     *
     *     My weight is `weight` of `total`, those above 0 added up, in a unit that follows from `kind`: parts of the pool under
     *     `bounds`, cents under `debts`, else that of the values of coalitions or the scheme's own. Where the models of two groups
     *     are compared, without me and with me, the accuracies are theirs, None where there is no such model. `terms` and `gains`
     *     are as engine.schemes.reasons has them.
     */
    ReasonView: {
      /** Accuracy After */
      accuracy_after: number | null;
      /** Accuracy Before */
      accuracy_before: number | null;
      /** Gains */
      gains: components['schemas']['GainAt'][];
      /**
       * Kind
       * @enum {string}
       */
      kind:
        | 'weight'
        | 'equal'
        | 'data'
        | 'alone'
        | 'steps'
        | 'orders'
        | 'loss'
        | 'debts'
        | 'core'
        | 'formula'
        | 'bounds';
      /** Payment Cents */
      payment_cents: number;
      /** Pool Cents */
      pool_cents: number;
      /** Scheme */
      scheme: string;
      /** Terms */
      terms: components['schemas']['Term'][];
      /** Total */
      total: number;
      /** Weight */
      weight: number;
    };
    /** RehearsalDeed */
    RehearsalDeed: {
      /** Count */
      count: number;
      /**
       * Deed
       * @enum {string}
       */
      deed: 'there' | 'help' | 'turned_away' | 'vanished' | 'reloaded';
    };
    /** RehearsalEnding */
    RehearsalEnding: {
      /** Count */
      count: number;
      /**
       * Ending
       * @enum {string}
       */
      ending: 'finished' | 'no_group' | 'quiz_failed' | 'screened_out' | 'gone' | 'removed' | 'withdrawn';
    };
    /**
     * RehearsalInfo
     * @description How a rehearsal stands: `wrong` is what went wrong so far (`more_wrong` things more are only counted), `report` the rest
     *     once it is over. Neither going nor reported: the server could not hold it to its end.
     */
    RehearsalInfo: {
      /** Came */
      came: number;
      /** Going */
      going: boolean;
      /** More Wrong */
      more_wrong: number;
      /** People */
      people: number;
      report: components['schemas']['RehearsalReport'] | null;
      /** Session Id */
      session_id: string;
      /** Wrong */
      wrong: components['schemas']['RehearsalWrong'][];
    };
    /**
     * RehearsalOwed
     * @description What `people` people are owed, in cents of the design's currency.
     */
    RehearsalOwed: {
      /** Currency */
      currency: string;
      /** Highest Cents */
      highest_cents: number;
      /** Lowest Cents */
      lowest_cents: number;
      /** Median Cents */
      median_cents: number;
      /** People */
      people: number;
      /** Total Cents */
      total_cents: number;
    };
    /**
     * RehearsalReport
     * @description What came of a rehearsal that is over. `refused`: how many refusals belonged to the game; `slowed`: how often the
     *     server's own limits said no. `seed` holds the same rehearsal again (`fedgame rehearse --seed`).
     */
    RehearsalReport: {
      /** Deeds */
      deeds: components['schemas']['RehearsalDeed'][];
      /** Endings */
      endings: components['schemas']['RehearsalEnding'][];
      /** Length Ms */
      length_ms: number;
      owed: components['schemas']['RehearsalOwed'] | null;
      /** Refused */
      refused: number;
      /** Seed */
      seed: number;
      /** Slowed */
      slowed: number;
      /** Times */
      times: components['schemas']['RehearsalTime'][];
    };
    /**
     * RehearsalTime
     * @description How long one thing took, over `count` people or answers. `stage` is the title of that, None for what is no stage.
     */
    RehearsalTime: {
      /** Count */
      count: number;
      /** Longest Ms */
      longest_ms: number;
      /** Median Ms */
      median_ms: number;
      /** P99 Ms */
      p99_ms: number;
      stage: components['schemas']['ShownLine'] | null;
      /**
       * What
       * @enum {string}
       */
      what: 'to_start' | 'stage' | 'tables' | 'pages';
    };
    /**
     * RehearsalWrong
     * @description One thing that went wrong, `after_ms` from the beginning. `bot` is None for what is the rehearsal's own.
     */
    RehearsalWrong: {
      /** After Ms */
      after_ms: number;
      /** Bot */
      bot: number | null;
      /** What */
      what: string;
    };
    /**
     * RehearseExperiment
     * @description Open a session that is marked as a rehearsal, and have bots go through it; None: as many as there are places.
     */
    RehearseExperiment: {
      /** People */
      people?: number | null;
      /**
       * Speed
       * @default fast
       * @enum {string}
       */
      speed?: 'fast' | 'human';
    };
    /** RemoveIn */
    RemoveIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'remove';
      /** Participant */
      participant: number;
    };
    /**
     * RemovePlayer
     * @description In the lobby: the seat is free again. In a running game: the server plays it for good.
     */
    RemovePlayer: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'remove';
      /** Player */
      player: number;
    };
    /**
     * ReplaceIn
     * @description A bot plays the seat, by the arm's rule.
     */
    ReplaceIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'replace';
      /** Participant */
      participant: number;
    };
    /**
     * ReplayBand
     * @description A federation's phase, from a tick until another one.
     */
    ReplayBand: {
      /** Federation */
      federation: number;
      /** From Tick */
      from_tick: number;
      /**
       * Phase
       * @enum {string}
       */
      phase: 'bidding' | 'training' | 'profit';
      /** To Tick */
      to_tick: number;
    };
    /**
     * ReplayBoard
     * @description The board at a step. `seat` is None for all seats: then the view is that of nobody, without anything of one's own.
     *
     *     `standings` are there for all seats, and for one where what was sealed is asked for; `payouts` are those that opened the
     *     step, on the board of all: a seat has its own in its view.
     */
    ReplayBoard: {
      /** Did */
      did: components['schemas']['Did'][];
      message: components['schemas']['View'];
      /** Payouts */
      payouts: components['schemas']['ReplayPayout'][];
      sealed: components['schemas']['Sealed'] | null;
      /** Seat */
      seat: number | null;
      /** Standings */
      standings: components['schemas']['SeatStanding'][] | null;
      /** Step */
      step: number;
    };
    /** ReplayFederation */
    ReplayFederation: {
      /** Federation */
      federation: number;
      /** Name */
      name: string;
      /** Scheme */
      scheme: string;
    };
    /**
     * ReplayMark
     * @description What a seat did or got: at which federation, when, and at which step it can be seen.
     */
    ReplayMark: {
      /** Federation */
      federation: number;
      /**
       * Kind
       * @enum {string}
       */
      kind: 'bid' | 'leave' | 'payout';
      /** Player */
      player: number;
      /** Step */
      step: number;
      /** Tick */
      tick: number;
    };
    /**
     * ReplayOutline
     * @description All of a game but its boards.
     */
    ReplayOutline: {
      /** Arm */
      arm: number;
      /** Arm Title */
      arm_title: string;
      /** Bands */
      bands: components['schemas']['ReplayBand'][];
      /** Federations */
      federations: components['schemas']['ReplayFederation'][];
      /** Finished */
      finished: boolean;
      /** Game Id */
      game_id: string;
      /** Group */
      group: number;
      /** Marks */
      marks: components['schemas']['ReplayMark'][];
      /** Seats */
      seats: components['schemas']['ReplaySeat'][];
      /** Steps */
      steps: components['schemas']['ReplayStep'][];
      /** Ticks Per Turn */
      ticks_per_turn: number;
      /** Turns */
      turns: number;
      verdict: components['schemas']['Verdict'];
      /** Visibility */
      visibility: string;
    };
    /**
     * ReplayPaid
     * @description What a player got of a payout, and what the cycle had cost it: 0 for a former member to whom a debt was paid.
     */
    ReplayPaid: {
      /** Cost Cents */
      cost_cents: number;
      /** Fee Cents */
      fee_cents: number;
      /** Payment Cents */
      payment_cents: number;
      /** Player */
      player: number;
    };
    /**
     * ReplayPayout
     * @description A payout that opened the step, to everybody. `undistributed_cents` of the pool stayed with the federation.
     */
    ReplayPayout: {
      /** Cycle */
      cycle: number;
      /** Federation */
      federation: number;
      /** Paid */
      paid: components['schemas']['ReplayPaid'][];
      /** Pool Cents */
      pool_cents: number;
      /** Scheme */
      scheme: string;
      /** Undistributed Cents */
      undistributed_cents: number;
    };
    /**
     * ReplaySeat
     * @description A seat; `participant` is the number in the session of the person who sat there, `policy` that of a bot.
     */
    ReplaySeat: {
      /** Participant */
      participant: number | null;
      /** Player */
      player: number;
      /** Policy */
      policy: string | null;
    };
    /**
     * ReplayStep
     * @description A step on the time line; `seconds` is how long it was open, None without a clock or while it is.
     */
    ReplayStep: {
      /** Happened */
      happened: components['schemas']['Happened'][];
      /** Seconds */
      seconds: number | null;
      /** Step */
      step: number;
      /** Tick */
      tick: number;
      /** Turn */
      turn: number;
    };
    /**
     * ResultArm
     * @description An arm with its federations: `number` is its place on the page, from 1.
     */
    ResultArm: {
      /** Arm Hash */
      arm_hash: string;
      /** Federations */
      federations: string[];
      /** Number */
      number: number;
      /** Schemes */
      schemes: string[];
      /** Title */
      title: string;
    };
    /**
     * ResultGame
     * @description A game of an arm. `group` is its number in the session; `turn` is how many of its `turns` are over.
     */
    ResultGame: {
      /** Arm */
      arm: number;
      /** Began At */
      began_at: string | null;
      /** Bots */
      bots: number;
      /** Ended At */
      ended_at: string | null;
      /** Finished */
      finished: boolean;
      /** Game Id */
      game_id: string;
      /** Group */
      group: number;
      /** People */
      people: number;
      /** Session */
      session: number;
      /** Session Id */
      session_id: string;
      /** Turn */
      turn: number;
      /** Turns */
      turns: number;
    };
    /**
     * ResultView
     * @description A finished game from outside. `standings` and, in `pay`, what is of single players are None where a player would not
     *     see them either; `mine` is nobody's. `turn` is the one in which it ended, `ended_early` whether its host ended it there.
     */
    ResultView: {
      /** Ended Early */
      ended_early: boolean;
      /** Federations */
      federations: components['schemas']['FederationResult'][];
      /** Pay */
      pay: components['schemas']['FederationPay'][];
      /** Standings */
      standings: components['schemas']['Standing'][] | null;
      /** Turn */
      turn: number;
      /** Turns */
      turns: components['schemas']['TurnResult'][];
      /**
       * Visibility
       * @enum {string}
       */
      visibility: 'full' | 'aggregate' | 'none';
    };
    /**
     * Results
     * @description All that the page shows. `seats` is which seats count; `live`: a game of these still runs.
     */
    Results: {
      /** Arms */
      arms: components['schemas']['ResultArm'][];
      /** Figures */
      figures: components['schemas']['SeenFigure'][];
      /** Games */
      games: components['schemas']['ResultGame'][];
      /** Headlines */
      headlines: components['schemas']['SeenHeadline'][];
      /** Live */
      live: boolean;
      /** Rehearsal */
      rehearsal: boolean;
      /**
       * Seats
       * @enum {string}
       */
      seats: 'people' | 'all';
    };
    /**
     * ResumeGame
     * @description Let a paused game go on.
     */
    ResumeGame: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'resume';
    };
    /** ResumeIn */
    ResumeIn: {
      /** Group */
      group?: number | null;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'resume';
    };
    /** RoomIn */
    RoomIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'room';
      /** Open */
      open: boolean;
    };
    /**
     * RoomInfo
     * @description A room from outside. `held` is the session in which this browser has a place already.
     */
    RoomInfo: {
      contact: components['schemas']['Shown'];
      /** Held */
      held: string | null;
      /** Label */
      label: string | null;
      /**
       * Labels
       * @enum {string}
       */
      labels: 'none' | 'asked' | 'required';
      /**
       * Languages
       * @enum {string}
       */
      languages: 'both' | 'en' | 'zh';
      /** Names */
      names: boolean;
      /** Rehearsal */
      rehearsal: boolean;
      /**
       * State
       * @enum {string}
       */
      state: 'open' | 'full' | 'closed';
      /** Title */
      title: string;
    };
    /**
     * RoomLink
     * @description A room's link and its picture. `qr_svg` is dark on light, with its quiet zone.
     */
    RoomLink: {
      /** Code */
      code: string;
      /** Link */
      link: string;
      /** Qr Svg */
      qr_svg: string;
    };
    /**
     * RulesView
     * @description The parts of the treatment that every seat may know: what things cost, how shares are made.
     */
    RulesView: {
      costs: components['schemas']['Costs'];
      market: components['schemas']['Market'];
      /** Payout Fraction */
      payout_fraction: number;
      phases: components['schemas']['PhaseLengths'];
      /** Reactions */
      reactions: boolean;
      /** Ticks Per Turn */
      ticks_per_turn: number;
      training: components['schemas']['Training'];
      /** Turns */
      turns: number;
      /**
       * Visibility
       * @enum {string}
       */
      visibility: 'full' | 'aggregate' | 'none';
    };
    /**
     * RunningCycle
     * @description A cycle I am in that is not paid yet.
     */
    RunningCycle: {
      /** Cost Cents */
      cost_cents: number;
      /** Cycle */
      cycle: number;
      /** Federation */
      federation: number;
      /** Fee Cents */
      fee_cents: number;
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
    /**
     * SaveArm
     * @description PUT /api/arms/{id}: what the draft of this version becomes.
     */
    SaveArm: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** Version */
      version: number;
    };
    /** SaveExperiment */
    SaveExperiment: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** Version */
      version: number;
    };
    /**
     * ScaleQuestion
     * @description A rating from `lowest` to `highest` in whole steps, the ends named.
     */
    ScaleQuestion: {
      /**
       * Highest
       * @default 7
       */
      highest: number;
      /**
       * @default {
       *       "en": "",
       *       "zh": ""
       *     }
       */
      highest_text: components['schemas']['ShownLine'];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'scale';
      /**
       * Lowest
       * @default 1
       */
      lowest: number;
      /**
       * @default {
       *       "en": "",
       *       "zh": ""
       *     }
       */
      lowest_text: components['schemas']['ShownLine'];
      /** Name */
      name: string;
      /**
       * Required
       * @default true
       */
      required: boolean;
      text: components['schemas']['Shown'];
    };
    /**
     * ScenarioInfo
     * @description `training_seconds`: at most about so many seconds does a turn train on one processor, with 1, 2, … seats.
     */
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
      /** Training Seconds */
      training_seconds: number[];
      /** Turns */
      turns: number;
    };
    /**
     * SchemeChange
     * @description Another scheme that comes, as players are told beforehand: for cycles that begin from this turn, or are numbered
     *     from this cycle on.
     */
    SchemeChange: {
      /** Scheme */
      scheme: string;
      /** Scheme Parameters */
      scheme_parameters: {
        [key: string]: components['schemas']['ParameterValue'];
      };
      /** Start */
      start: number;
      /**
       * Unit
       * @enum {string}
       */
      unit: 'turn' | 'cycle';
    };
    /**
     * SchemeInfo
     * @description A scheme in words, with its picture: its own or its family's. `parameters` are what it can be set to, in the order in
     *     which to ask for them, and `defaults` what they are where they are not. One that is `outermost` stands within no other.
     */
    SchemeInfo: {
      /** Defaults */
      defaults: {
        [key: string]: components['schemas']['ParameterValue'];
      };
      family: components['schemas']['Words'];
      /** Name */
      name: string;
      /** Outermost */
      outermost: boolean;
      /** Parameters */
      parameters: components['schemas']['ParameterSpec'][];
      picture: components['schemas']['Picture'];
      words: components['schemas']['Explained'];
    };
    /**
     * Sealed
     * @description What nobody else could see: open bids and leaves, those of the seat whose board it is left out.
     */
    Sealed: {
      /** Bids */
      bids: components['schemas']['SealedBid'][];
      /** Leaves */
      leaves: components['schemas']['SealedLeave'][];
    };
    /**
     * SealedBid
     * @description A bid that was open when the step closed, and what it promised.
     */
    SealedBid: {
      commitment: components['schemas']['Commitment'];
      /** Federation */
      federation: number;
      /** Placed Step */
      placed_step: number;
      /** Player */
      player: number;
    };
    /**
     * SealedLeave
     * @description A member who had asked to leave.
     */
    SealedLeave: {
      /** Federation */
      federation: number;
      /** Player */
      player: number;
    };
    /**
     * SeatStanding
     * @description A seat when the step opened; `bids` are those that were open when it closed, where what was sealed is asked for.
     */
    SeatStanding: {
      /** Bids */
      bids: number[];
      /** Federations */
      federations: number[];
      /** Money Cents */
      money_cents: number;
      /** Player */
      player: number;
      /** Profit Cents */
      profit_cents: number;
      /** Rank */
      rank: number;
      /** Ready After Seconds */
      ready_after_seconds: number | null;
      /** Resources Free */
      resources_free: number;
    };
    /**
     * SeenDot
     * @description A single observation of a game, for the eye: no interval counts it.
     */
    SeenDot: {
      /** Arm */
      arm: number;
      /** At */
      at: number[];
      /** Values */
      values: number[];
    };
    /**
     * SeenFigure
     * @description A figure as the page shows it; of `dots_of` observations, `dots` are an even selection.
     */
    SeenFigure: {
      /** Dots */
      dots: components['schemas']['SeenDot'][];
      /** Dots Of */
      dots_of: number;
      /** Name */
      name: string;
      /** Panels */
      panels: components['schemas']['SeenPanel'][];
      sentence: components['schemas']['Words'];
      /** Source */
      source: string;
      words: components['schemas']['Explained'];
    };
    /**
     * SeenHeadline
     * @description A measure that arms are compared by: of each arm, and the difference of each later arm from the first.
     */
    SeenHeadline: {
      /** Apart */
      apart: components['schemas']['Apart'][];
      /** Arms */
      arms: components['schemas']['Summary'][];
      /** Name */
      name: string;
      /**
       * Unit
       * @enum {string}
       */
      unit: 'share' | 'cents' | 'index' | 'cycles' | 'switches' | 'level';
      words: components['schemas']['Words'];
    };
    /** SeenMeasure */
    SeenMeasure: {
      /** Name */
      name: string;
      /**
       * Unit
       * @enum {string}
       */
      unit: 'share' | 'cents' | 'index' | 'cycles' | 'switches' | 'level';
      words: components['schemas']['Explained'];
    };
    /**
     * SeenPanel
     * @description A panel's numbers: means of arms, differences from the first arm, and where it has no keys those of each game.
     */
    SeenPanel: {
      /** Apart */
      apart: components['schemas']['Apart'][];
      /** Games */
      games: components['schemas']['GameValue'][];
      /** Keys */
      keys: ('turn' | 'federation' | 'third')[];
      /** Measures */
      measures: components['schemas']['SeenMeasure'][];
      /** Name */
      name: string;
      /**
       * Settles
       * @enum {string}
       */
      settles: 'turn' | 'end';
      /** Summaries */
      summaries: components['schemas']['Summary'][];
    };
    /** SessionCard */
    SessionCard: {
      /** Ended At */
      ended_at: string | null;
      /** Number */
      number: number;
      /**
       * Opened At
       * Format: date-time
       */
      opened_at: string;
      /** People */
      people: number;
      /** Places */
      places: number;
      /** Rehearsal */
      rehearsal: boolean;
      /** Room Open */
      room_open: boolean;
      /** Session Id */
      session_id: string;
    };
    /** SessionRoom */
    SessionRoom: {
      /** Experiment Id */
      experiment_id: string;
      /** Personal */
      personal: components['schemas']['PersonalLink'][];
      room: components['schemas']['RoomLink'];
      /** Session Id */
      session_id: string;
    };
    /**
     * SetReaders
     * @description The names of all accounts that the experiment is shared with; whoever is left out reads it no longer.
     */
    SetReaders: {
      /** Names */
      names: string[];
    };
    /**
     * SharedLink
     * @description POST /api/games/{id}/share: the link that shows the result from now on; the one before shows it no more.
     */
    SharedLink: {
      /** Link */
      link: string;
    };
    /**
     * SharedResult
     * @description A game that is over, for whoever has the link. `names` are by player number, "" where a seat has none; empty where the
     *     treatment shows no players.
     */
    SharedResult: {
      /** Bots */
      bots: number[];
      /** Names */
      names: string[];
      result: components['schemas']['ResultView'];
      setup: components['schemas']['GameSetup'];
    };
    /**
     * Shown
     * @description A text that a participant reads, as paragraphs with empty lines between them. Where Chinese is empty, English is shown.
     */
    Shown: {
      /**
       * En
       * @default
       */
      en: string;
      /**
       * Zh
       * @default
       */
      zh: string;
    };
    /**
     * ShownFace
     * @description How often a player showed everybody this face.
     */
    ShownFace: {
      /** Player */
      player: number;
      /**
       * Reaction
       * @enum {string}
       */
      reaction: 'applause' | 'thinking' | 'surprise' | 'hurry' | 'thanks' | 'laugh';
      /** Times */
      times: number;
    };
    /**
     * ShownLine
     * @description A text of one line that a participant reads.
     */
    ShownLine: {
      /**
       * En
       * @default
       */
      en: string;
      /**
       * Zh
       * @default
       */
      zh: string;
    };
    /** SignIn */
    SignIn: {
      /** Name */
      name: string;
      /** Password */
      password: string;
    };
    /**
     * Simulation
     * @description The caller's last simulation, of this arm in this version: how far it is, and the result of the games played so far.
     */
    Simulation: {
      /** Arm Id */
      arm_id: string;
      /** Failure */
      failure: string;
      /** Games */
      games: number;
      /** Played */
      played: number;
      result: components['schemas']['TrialResult'] | null;
      /** Seconds */
      seconds: number;
      /** Seconds Left */
      seconds_left: number | null;
      /** Seed */
      seed: number;
      /**
       * Status
       * @enum {string}
       */
      status: 'waiting' | 'playing' | 'done' | 'stopped' | 'failed';
      /** Version */
      version: number;
    };
    /** Span */
    Span: {
      /** High */
      high: number;
      /** Low */
      low: number;
    };
    /**
     * StageKindInfo
     * @description A kind of stage in words; `document` is the name of its form in `form`.
     */
    StageKindInfo: {
      /** Document */
      document: string;
      /** Kind */
      kind: string;
      words: components['schemas']['Explained'];
    };
    /**
     * StageKinds
     * @description What an experiment is written with: `form` is the JSON schema of a design, `keys` and `values` are its words, and
     *     `ready` are stages to take as they are, such as the tasks of Holt and Laury.
     */
    StageKinds: {
      /** Form */
      form: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** Keys */
      keys: {
        [key: string]: components['schemas']['Explained'];
      };
      /** Kinds */
      kinds: components['schemas']['StageKindInfo'][];
      /** Ready */
      ready: components['schemas']['TemplateInfo'][];
      /** Values */
      values: {
        [key: string]: components['schemas']['Words'];
      };
    };
    /**
     * StagePreview
     * @description One stage of a draft, as a participant sees it on its `page`.
     */
    StagePreview: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /**
       * Page
       * @default 1
       */
      page?: number;
      /** Stage */
      stage: number;
    };
    /**
     * StageStop
     * @description One stage in the line above the page.
     */
    StageStop: {
      /** Kind */
      kind: string;
      title: components['schemas']['ShownLine'];
    };
    /**
     * StandIn
     * @description `on`: the server plays this person's seat from now on, as the scenario says of absent seats; else it is given back.
     */
    StandIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'stand_in';
      /** On */
      on: boolean;
      /** Player */
      player: number;
    };
    /**
     * Standing
     * @description One line of the final ranking. Everyone sees it when the game is over, unless visibility is `none`.
     */
    Standing: {
      /** Money Cents */
      money_cents: number;
      /** Player */
      player: number;
      /** Profit Cents */
      profit_cents: number;
      /** Rank */
      rank: number;
    };
    /**
     * StartGroupIn
     * @description Start a group of this arm with who waits; `fill`: bots take the free places.
     */
    StartGroupIn: {
      /** Arm */
      arm: number;
      /**
       * Fill
       * @default true
       */
      fill?: boolean;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'start_group';
    };
    /**
     * StartSession
     * @description Take a place: what Start sends. `key` makes a program's token its own, so that the same key comes back to its place.
     *
     *     `parameters` are those of the address that the room asks for (PROLIFIC_PID and the like).
     */
    StartSession: {
      /**
       * Bot
       * @default false
       */
      bot?: boolean;
      /** Code */
      code: string;
      /**
       * Device
       * @default unknown
       * @enum {string}
       */
      device?: 'phone' | 'tablet' | 'computer' | 'program' | 'unknown';
      /** Key */
      key?: string | null;
      /** Label */
      label?: string | null;
      /**
       * Language
       * @default en
       * @enum {string}
       */
      language?: 'en' | 'zh';
      /**
       * Name
       * @default
       */
      name?: string;
      /** Parameters */
      parameters?: {
        [key: string]: string;
      };
    };
    /**
     * StartSimulation
     * @description POST /api/arms/{id}/simulation: 20 games of the arm as it is saved. The same seed deals the same hands.
     */
    StartSimulation: {
      /**
       * Seed
       * @default 1
       */
      seed?: number;
    };
    /** Started */
    Started: {
      /** Participant */
      participant: number;
      /** Session Id */
      session_id: string;
      /** Token */
      token: string;
    };
    /**
     * StepClosed
     * @description All decisions of the step are in. The clock moved from `from_tick` to `to_tick`.
     */
    StepClosed: {
      /** By Time */
      by_time: boolean;
      /** From Tick */
      from_tick: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'step_closed';
      /** Step */
      step: number;
      /** To Tick */
      to_tick: number;
    };
    /**
     * Story
     * @description All turns up to the running one, each with what was shown in it; the faces, by player and in the order first shown.
     */
    Story: {
      /** Faces */
      faces: components['schemas']['ShownFace'][];
      /** Turns */
      turns: components['schemas']['StoryTurn'][];
    };
    /**
     * StoryLine
     * @description One thing that happened on `tick`. `amount_cents` is what it did to the own money, below 0 where it was charged.
     *
     *     `reason` of a refusal or of leaving, else None. A bid that is admitted and a membership that is renewed are charged fee
     *     and cost of the cycle that begins.
     */
    StoryLine: {
      /** Amount Cents */
      amount_cents: number;
      /** Federation */
      federation: number;
      /**
       * Kind
       * @enum {string}
       */
      kind:
        | 'bid_placed'
        | 'bid_withdrawn'
        | 'bid_admitted'
        | 'bid_refused'
        | 'commitment_changed'
        | 'renewed'
        | 'leave_asked'
        | 'member_left'
        | 'paid';
      /** Reason */
      reason:
        | ('quality' | 'quantity' | 'resources' | 'payment' | 'full')
        | ('left' | 'cannot_pay' | 'below_threshold')
        | null;
      /** Tick */
      tick: number;
    };
    /**
     * StoryTurn
     * @description A turn from 1 on: `before_cents` and all amounts of its lines are `after_cents`, from which the next one goes on.
     */
    StoryTurn: {
      /** After Cents */
      after_cents: number;
      /** Before Cents */
      before_cents: number;
      /** Lines */
      lines: components['schemas']['StoryLine'][];
      /** Turn */
      turn: number;
    };
    /**
     * Summary
     * @description An arm's number at a key: over the games that are over, or `so_far` where none is.
     */
    Summary: {
      /** Arm */
      arm: number;
      /** At */
      at: number[];
      interval: components['schemas']['Interval'];
      /** Measure */
      measure: string;
      /** So Far */
      so_far: boolean;
    };
    /**
     * Switches
     * @description `anonymous_play_fixed`: it was set where the server is started, and cannot be switched.
     */
    Switches: {
      /** Anonymous Play */
      anonymous_play: boolean;
      /** Anonymous Play Fixed */
      anonymous_play_fixed: boolean;
    };
    /** TaskInfo */
    TaskInfo: {
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * TaskShown
     * @description A choice that was drawn and is paid: the row, from 1, what was chosen there (None for nothing), and what it came to.
     *
     *     `received_cents` is what somebody before gave; None where nobody did.
     */
    TaskShown: {
      option: components['schemas']['ShownLine'] | null;
      /** Own Cents */
      own_cents: number;
      question: components['schemas']['Shown'];
      /** Received Cents */
      received_cents: number | null;
      /** Row */
      row: number;
      title: components['schemas']['ShownLine'];
    };
    /** TemplateInfo */
    TemplateInfo: {
      /** Document */
      document: {
        [key: string]: components['schemas']['JsonValue'];
      };
      /** Name */
      name: string;
      words: components['schemas']['Explained'];
    };
    /**
     * Term
     * @description One number that a weight was made of. `name` is `quality`, `owed`, … or a name in a formula.
     */
    Term: {
      /** Name */
      name: string;
      /** Value */
      value: number;
    };
    /**
     * TextQuestion
     * @description Words of the participant's own, `longest` characters at most.
     */
    TextQuestion: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'text';
      /**
       * Lines
       * @default 1
       */
      lines: number;
      /**
       * Longest
       * @default 1000
       */
      longest: number;
      /** Name */
      name: string;
      /**
       * Required
       * @default true
       */
      required: boolean;
      text: components['schemas']['Shown'];
    };
    /** TokenInfo */
    TokenInfo: {
      /**
       * Created At
       * Format: date-time
       */
      created_at: string;
      /**
       * Expires At
       * Format: date-time
       */
      expires_at: string;
      /** Id */
      id: string;
      /** Label */
      label: string;
      /**
       * Last Used At
       * Format: date-time
       */
      last_used_at: string;
    };
    /**
     * TokenMade
     * @description The token is told this once.
     */
    TokenMade: {
      info: components['schemas']['TokenInfo'];
      /** Token */
      token: string;
    };
    /** TomlText */
    TomlText: {
      /** Toml */
      toml: string;
    };
    /**
     * Trace
     * @description One thing that somebody did in their browser, `ago_ms` before it was told.
     *
     *     `looked` and `closed`: a help or a panel, `what`. `quote`: the sliders of a bid at `federation` rested at `values`, and
     *     the price of that draft was asked for. `step` is the step of the game that was open there.
     */
    Trace: {
      /**
       * Ago Ms
       * @default 0
       */
      ago_ms?: number;
      /** Federation */
      federation?: number | null;
      /**
       * Kind
       * @enum {string}
       */
      kind: 'looked' | 'closed' | 'quote';
      /** Step */
      step?: number | null;
      /** Values */
      values?: {
        [key: string]: number;
      };
      /**
       * What
       * @default
       */
      what?: string;
    };
    /**
     * TracedIn
     * @description What was done before deciding: helps and panels opened and closed, drafts of bids. Told in batches, in order.
     */
    TracedIn: {
      /** Entries */
      entries: components['schemas']['Trace'][];
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'traced';
    };
    /**
     * Training
     * @description What the federations train. The rules only hand this on; the names are those of federation_sim's registries.
     */
    Training: {
      /**
       * Alpha
       * @default 0.5
       */
      alpha?: number;
      /**
       * Batch Size
       * @default 0
       */
      batch_size?: number;
      /**
       * Hidden
       * @default 32
       */
      hidden?: number;
      /**
       * Labels Per Player
       * @default 2
       */
      labels_per_player?: number;
      /**
       * Learning Rate
       * @default 0.15
       */
      learning_rate?: number;
      /**
       * Local Steps
       * @default 2
       */
      local_steps?: number;
      /**
       * Max Samples
       * @default 150
       */
      max_samples?: number;
      /**
       * Model
       * @default logistic
       */
      model?: string;
      /**
       * Partition
       * @default iid
       */
      partition?: string;
      /**
       * Proximal
       * @default 0
       */
      proximal?: number;
      /**
       * Rounds
       * @default 10
       */
      rounds?: number;
      /**
       * Seeds
       * @default 0
       */
      seeds?: number;
      /**
       * Task
       * @default digits
       */
      task?: string;
      /**
       * Utility
       * @default log_score
       * @enum {string}
       */
      utility?: 'log_score' | 'accuracy';
    };
    /**
     * TrainingEnded
     * @description The federation's new model is in use; `quality` is its accuracy on the held-out test set, in [0, 1].
     */
    TrainingEnded: {
      /** Cycle */
      cycle: number;
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'training_ended';
      /** Quality */
      quality: number;
      /** Tick */
      tick: number;
    };
    /**
     * TrainingUnsettled
     * @description The training of all members did not settle: the cycle ends without a new model, and the former one stays.
     */
    TrainingUnsettled: {
      /** Cycle */
      cycle: number;
      /** Federation */
      federation: number;
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'training_unsettled';
      /** Tick */
      tick: number;
    };
    /**
     * TrialResult
     * @description Over all games played: `above` of `seats` ended above their start; `mostly_above` says of each game, in their order,
     *     whether more than half of its seats did. `covered`: the part of the pools that covered what their cycle cost.
     */
    TrialResult: {
      /** Above */
      above: number;
      /** Accuracy */
      accuracy: number | null;
      /** Covered */
      covered: number | null;
      /** Games */
      games: number;
      /** Groups */
      groups: components['schemas']['EndowmentGroup'][];
      /** Mean Profit Cents */
      mean_profit_cents: number;
      /** Mostly Above */
      mostly_above: boolean[];
      /** Pools */
      pools: number;
      /** Seats */
      seats: number;
      /** Seconds A Game */
      seconds_a_game: number;
      steps: components['schemas']['Span'];
    };
    /**
     * TurnResult
     * @description A turn: shares and model qualities by federation from 1.
     */
    TurnResult: {
      /** Qualities */
      qualities: number[];
      /** Shares */
      shares: number[];
      /** Turn */
      turn: number;
    };
    /**
     * TurnView
     * @description A finished turn: shares and model qualities by federation from 1, own profit since the start in cents.
     *
     *     `top_profits_cents` are the three highest profits among all players at that time, highest first; None under
     *     visibility `none`, and under `aggregate` with fewer than three other players.
     */
    TurnView: {
      /** My Profit Cents */
      my_profit_cents: number;
      /** Qualities */
      qualities: number[];
      /** Shares */
      shares: number[];
      /** Top Profits Cents */
      top_profits_cents: number[] | null;
      /** Turn */
      turn: number;
    };
    /**
     * UseLink
     * @description Set a password with a one-time link, and be signed in. `name` is chosen by the first admin alone.
     */
    UseLink: {
      /**
       * Language
       * @default en
       * @enum {string}
       */
      language?: 'en' | 'zh';
      /** Name */
      name?: string | null;
      /** Password */
      password: string;
      /** Token */
      token: string;
    };
    /**
     * VaryArm
     * @description A copy for each value of one key, such as "federations.3.scheme".
     */
    VaryArm: {
      /** Path */
      path: string;
      /** Values */
      values: components['schemas']['JsonValue'][];
    };
    /**
     * Verdict
     * @description Whether the log, played again, gives the same: how much was compared, or where it first differs, in words.
     */
    Verdict: {
      /** Actions */
      actions: number;
      /** Coalitions */
      coalitions: number;
      /** Difference */
      difference: string | null;
      /** Events */
      events: number;
      /** Ledger Entries */
      ledger_entries: number;
      /** Payouts */
      payouts: number;
      /** Same */
      same: boolean;
    };
    /**
     * View
     * @description All that this seat may see, whole: the first message of a connection, and the answer to a resync.
     *
     *     `seq` counts the views and changes of this connection, by one from 1. `events` are those that this seat may see of what
     *     happened since the last step closed, with its closing. `task` is what the federations learn, in words. `deadline_ms` is the
     *     time left for this step when the message was sent (None when no clock runs, and what is kept of it while the game is
     *     `paused`); `disconnected` are the people's seats without a connection and `stand_ins` those that the server plays now;
     *     `names` gives each seat's display name by player number ("" where it has none) and `bots` the seats that are bots.
     *     `characters` are the policies of the bots by player number; empty where the treatment does not tell them.
     */
    View: {
      /** Bots */
      bots: number[];
      /** Characters */
      characters: {
        [key: string]: string;
      };
      /** Deadline Ms */
      deadline_ms: number | null;
      /** Disconnected */
      disconnected: number[];
      /** Events */
      events: (
        | components['schemas']['BidPlaced']
        | components['schemas']['BidWithdrawn']
        | components['schemas']['CommitmentChanged']
        | components['schemas']['LeaveAsked']
        | components['schemas']['PlayerReady']
        | components['schemas']['PlayerNotReady']
        | components['schemas']['Reacted']
        | components['schemas']['StepClosed']
        | components['schemas']['BidAdmitted']
        | components['schemas']['BidRefused']
        | components['schemas']['MemberLeft']
        | components['schemas']['PhaseStarted']
        | components['schemas']['TrainingEnded']
        | components['schemas']['TrainingUnsettled']
        | components['schemas']['MarketShared']
        | components['schemas']['GameFinished']
      )[];
      /** Names */
      names: string[];
      /** Paused */
      paused: boolean;
      /** Seq */
      seq: number;
      /** Stand Ins */
      stand_ins: number[];
      task: components['schemas']['Explained'];
      /**
       * Type
       * @default view
       * @constant
       */
      type?: 'view';
      view: components['schemas']['PlayerView'];
    };
    /**
     * WeightView
     * @description One member's part of a payout; `player` is None for others unless visibility is `full`.
     *
     *     `place` is that in the order of joining, from 1; None for who had left, and for others where averages over them are not
     *     shown. `share_stderr` is the standard error of an estimated share, None where shares are exact.
     */
    WeightView: {
      /** Place */
      place: number | null;
      /** Player */
      player: number | null;
      /** Share */
      share: number;
      /** Share Stderr */
      share_stderr: number | null;
    };
    /**
     * WithdrawIn
     * @description End the own part.
     */
    WithdrawIn: {
      /**
       * @description discriminator enum property added by openapi-typescript
       * @enum {string}
       */
      kind: 'withdraw';
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
    /**
     * Choice
     * @description One of the names that a parameter can have, or one that an expression can use.
     */
    engine__schemes__parameters__Choice: {
      /** Name */
      name: string;
      words: components['schemas']['Words'];
    };
    /** Choice */
    fedgame__experiments__stages__questions__Choice: {
      /** Name */
      name: string;
      text: components['schemas']['ShownLine'];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type AccountChanged = components['schemas']['AccountChanged'];
export type AccountInfo = components['schemas']['AccountInfo'];
export type AddGroupIn = components['schemas']['AddGroupIn'];
export type AdmissionPolicy = components['schemas']['AdmissionPolicy'];
export type AdvanceIn = components['schemas']['AdvanceIn'];
export type AllowedHere = components['schemas']['AllowedHere'];
export type AnswerHelpIn = components['schemas']['AnswerHelpIn'];
export type AnswerIn = components['schemas']['AnswerIn'];
export type Apart = components['schemas']['Apart'];
export type ArmDraft = components['schemas']['ArmDraft'];
export type ArmExplained = components['schemas']['ArmExplained'];
export type ArmForm = components['schemas']['ArmForm'];
export type ArmInfo = components['schemas']['ArmInfo'];
export type ArmList = components['schemas']['ArmList'];
export type ArmMeaning = components['schemas']['ArmMeaning'];
export type ArmOpened = components['schemas']['ArmOpened'];
export type ArmProblem = components['schemas']['ArmProblem'];
export type ArmVersion = components['schemas']['ArmVersion'];
export type ArmsCompared = components['schemas']['ArmsCompared'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditPage = components['schemas']['AuditPage'];
export type Bar = components['schemas']['Bar'];
export type BidAdmitted = components['schemas']['BidAdmitted'];
export type BidPlaced = components['schemas']['BidPlaced'];
export type BidRefused = components['schemas']['BidRefused'];
export type BidWithdrawn = components['schemas']['BidWithdrawn'];
export type BotInfo = components['schemas']['BotInfo'];
export type Catalogue = components['schemas']['Catalogue'];
export type ChangeAccount = components['schemas']['ChangeAccount'];
export type ChangePassword = components['schemas']['ChangePassword'];
export type ChangeSwitches = components['schemas']['ChangeSwitches'];
export type CheckDesign = components['schemas']['CheckDesign'];
export type ChoiceQuestion = components['schemas']['ChoiceQuestion'];
export type ChoicesQuestion = components['schemas']['ChoicesQuestion'];
export type ColumnFate = components['schemas']['ColumnFate'];
export type Commitment = components['schemas']['Commitment'];
export type CommitmentChanged = components['schemas']['CommitmentChanged'];
export type ConsentView = components['schemas']['ConsentView'];
export type Costs = components['schemas']['Costs'];
export type CrossArms = components['schemas']['CrossArms'];
export type CrossedArmInfo = components['schemas']['CrossedArmInfo'];
export type CycleView = components['schemas']['CycleView'];
export type DataCodeIn = components['schemas']['DataCodeIn'];
export type DataRead = components['schemas']['DataRead'];
export type Demographics = components['schemas']['Demographics'];
export type DesignProblem = components['schemas']['DesignProblem'];
export type Did = components['schemas']['Did'];
export type Difference = components['schemas']['Difference'];
export type EndGameIn = components['schemas']['EndGameIn'];
export type EndSessionIn = components['schemas']['EndSessionIn'];
export type EndStep = components['schemas']['EndStep'];
export type EndStepIn = components['schemas']['EndStepIn'];
export type EndWholeGame = components['schemas']['EndWholeGame'];
export type EndowmentGroup = components['schemas']['EndowmentGroup'];
export type EraseByCode = components['schemas']['EraseByCode'];
export type EraseMyData = components['schemas']['EraseMyData'];
export type EraseParticipant = components['schemas']['EraseParticipant'];
export type Estimate = components['schemas']['Estimate'];
export type ExamplePreview = components['schemas']['ExamplePreview'];
export type ExperimentCard = components['schemas']['ExperimentCard'];
export type ExperimentDocument = components['schemas']['ExperimentDocument'];
export type Explained = components['schemas']['Explained'];
export type ExtendIn = components['schemas']['ExtendIn'];
export type ExtendStep = components['schemas']['ExtendStep'];
export type FactorWanted = components['schemas']['FactorWanted'];
export type FederationInfo = components['schemas']['FederationInfo'];
export type FederationPay = components['schemas']['FederationPay'];
export type FederationResult = components['schemas']['FederationResult'];
export type FederationSetup = components['schemas']['FederationSetup'];
export type FederationView = components['schemas']['FederationView'];
export type FocusIn = components['schemas']['FocusIn'];
export type FormField = components['schemas']['FormField'];
export type FormSection = components['schemas']['FormSection'];
export type GainAt = components['schemas']['GainAt'];
export type GameFinished = components['schemas']['GameFinished'];
export type GameInvite = components['schemas']['GameInvite'];
export type GameSetup = components['schemas']['GameSetup'];
export type GameStatus = components['schemas']['GameStatus'];
export type GameValue = components['schemas']['GameValue'];
export type GameView = components['schemas']['GameView'];
export type GiveBackIn = components['schemas']['GiveBackIn'];
export type Happened = components['schemas']['Happened'];
export type Health = components['schemas']['Health'];
export type HelpIn = components['schemas']['HelpIn'];
export type HereIn = components['schemas']['HereIn'];
export type HostSeat = components['schemas']['HostSeat'];
export type HostTable = components['schemas']['HostTable'];
export type InformationView = components['schemas']['InformationView'];
export type Interval = components['schemas']['Interval'];
export type Invitation = components['schemas']['Invitation'];
export type Join = components['schemas']['Join'];
export type Joined = components['schemas']['Joined'];
export type JsonValue = components['schemas']['JsonValue'];
export type LanguageIn = components['schemas']['LanguageIn'];
export type LeaveAsked = components['schemas']['LeaveAsked'];
export type Leaver = components['schemas']['Leaver'];
export type LetGoIn = components['schemas']['LetGoIn'];
export type LinkInfo = components['schemas']['LinkInfo'];
export type LobbySeat = components['schemas']['LobbySeat'];
export type LobbyShown = components['schemas']['LobbyShown'];
export type LookGame = components['schemas']['LookGame'];
export type LookRoom = components['schemas']['LookRoom'];
export type LookShared = components['schemas']['LookShared'];
export type LookedIn = components['schemas']['LookedIn'];
export type MakeAccount = components['schemas']['MakeAccount'];
export type Market = components['schemas']['Market'];
export type MarketShared = components['schemas']['MarketShared'];
export type Me = components['schemas']['Me'];
export type MemberLeft = components['schemas']['MemberLeft'];
export type MemberView = components['schemas']['MemberView'];
export type MessageIn = components['schemas']['MessageIn'];
export type MessageShown = components['schemas']['MessageShown'];
export type ModelInfo = components['schemas']['ModelInfo'];
export type MyAnswer = components['schemas']['MyAnswer'];
export type MyData = components['schemas']['MyData'];
export type MyEvent = components['schemas']['MyEvent'];
export type MyMove = components['schemas']['MyMove'];
export type MyPay = components['schemas']['MyPay'];
export type NewArmWanted = components['schemas']['NewArmWanted'];
export type NewExperiment = components['schemas']['NewExperiment'];
export type NewGame = components['schemas']['NewGame'];
export type NewGameCreated = components['schemas']['NewGameCreated'];
export type NewToken = components['schemas']['NewToken'];
export type NumberQuestion = components['schemas']['NumberQuestion'];
export type OfferArm = components['schemas']['OfferArm'];
export type OpenLink = components['schemas']['OpenLink'];
export type OpenSession = components['schemas']['OpenSession'];
export type Option = components['schemas']['Option'];
export type OtherPlayer = components['schemas']['OtherPlayer'];
export type OwnBid = components['schemas']['OwnBid'];
export type OwnExample = components['schemas']['OwnExample'];
export type OwnGame = components['schemas']['OwnGame'];
export type OwnMembership = components['schemas']['OwnMembership'];
export type OwnView = components['schemas']['OwnView'];
export type PaidShown = components['schemas']['PaidShown'];
export type ParameterSpec = components['schemas']['ParameterSpec'];
export type ParameterValue = components['schemas']['ParameterValue'];
export type ParticipantPage = components['schemas']['ParticipantPage'];
export type PartitionInfo = components['schemas']['PartitionInfo'];
export type PauseGame = components['schemas']['PauseGame'];
export type PauseIn = components['schemas']['PauseIn'];
export type PaySpread = components['schemas']['PaySpread'];
export type PaymentView = components['schemas']['PaymentView'];
export type PayoutView = components['schemas']['PayoutView'];
export type PersonalLink = components['schemas']['PersonalLink'];
export type PhaseLengths = components['schemas']['PhaseLengths'];
export type PhaseStarted = components['schemas']['PhaseStarted'];
export type Picture = components['schemas']['Picture'];
export type PlayerNotReady = components['schemas']['PlayerNotReady'];
export type PlayerPay = components['schemas']['PlayerPay'];
export type PlayerReady = components['schemas']['PlayerReady'];
export type PlayerView = components['schemas']['PlayerView'];
export type PortionView = components['schemas']['PortionView'];
export type PracticeView = components['schemas']['PracticeView'];
export type Preview = components['schemas']['Preview'];
export type PreviewRow = components['schemas']['PreviewRow'];
export type PreviewScheme = components['schemas']['PreviewScheme'];
export type Previewed = components['schemas']['Previewed'];
export type Problem = components['schemas']['Problem'];
export type Properties = components['schemas']['Properties'];
export type QuestionView = components['schemas']['QuestionView'];
export type QuestionnaireView = components['schemas']['QuestionnaireView'];
export type QuizFeedback = components['schemas']['QuizFeedback'];
export type QuizView = components['schemas']['QuizView'];
export type RankingQuestion = components['schemas']['RankingQuestion'];
export type Reacted = components['schemas']['Reacted'];
export type ReadData = components['schemas']['ReadData'];
export type Reader = components['schemas']['Reader'];
export type ReasonView = components['schemas']['ReasonView'];
export type RehearsalDeed = components['schemas']['RehearsalDeed'];
export type RehearsalEnding = components['schemas']['RehearsalEnding'];
export type RehearsalInfo = components['schemas']['RehearsalInfo'];
export type RehearsalOwed = components['schemas']['RehearsalOwed'];
export type RehearsalReport = components['schemas']['RehearsalReport'];
export type RehearsalTime = components['schemas']['RehearsalTime'];
export type RehearsalWrong = components['schemas']['RehearsalWrong'];
export type RehearseExperiment = components['schemas']['RehearseExperiment'];
export type RemoveIn = components['schemas']['RemoveIn'];
export type RemovePlayer = components['schemas']['RemovePlayer'];
export type ReplaceIn = components['schemas']['ReplaceIn'];
export type ReplayBand = components['schemas']['ReplayBand'];
export type ReplayBoard = components['schemas']['ReplayBoard'];
export type ReplayFederation = components['schemas']['ReplayFederation'];
export type ReplayMark = components['schemas']['ReplayMark'];
export type ReplayOutline = components['schemas']['ReplayOutline'];
export type ReplayPaid = components['schemas']['ReplayPaid'];
export type ReplayPayout = components['schemas']['ReplayPayout'];
export type ReplaySeat = components['schemas']['ReplaySeat'];
export type ReplayStep = components['schemas']['ReplayStep'];
export type ResultArm = components['schemas']['ResultArm'];
export type ResultGame = components['schemas']['ResultGame'];
export type ResultView = components['schemas']['ResultView'];
export type Results = components['schemas']['Results'];
export type ResumeGame = components['schemas']['ResumeGame'];
export type ResumeIn = components['schemas']['ResumeIn'];
export type RoomIn = components['schemas']['RoomIn'];
export type RoomInfo = components['schemas']['RoomInfo'];
export type RoomLink = components['schemas']['RoomLink'];
export type RulesView = components['schemas']['RulesView'];
export type RunningCycle = components['schemas']['RunningCycle'];
export type Sample = components['schemas']['Sample'];
export type Samples = components['schemas']['Samples'];
export type SaveArm = components['schemas']['SaveArm'];
export type SaveExperiment = components['schemas']['SaveExperiment'];
export type ScaleQuestion = components['schemas']['ScaleQuestion'];
export type ScenarioInfo = components['schemas']['ScenarioInfo'];
export type SchemeChange = components['schemas']['SchemeChange'];
export type SchemeInfo = components['schemas']['SchemeInfo'];
export type Sealed = components['schemas']['Sealed'];
export type SealedBid = components['schemas']['SealedBid'];
export type SealedLeave = components['schemas']['SealedLeave'];
export type SeatStanding = components['schemas']['SeatStanding'];
export type SeenDot = components['schemas']['SeenDot'];
export type SeenFigure = components['schemas']['SeenFigure'];
export type SeenHeadline = components['schemas']['SeenHeadline'];
export type SeenMeasure = components['schemas']['SeenMeasure'];
export type SeenPanel = components['schemas']['SeenPanel'];
export type SessionCard = components['schemas']['SessionCard'];
export type SessionRoom = components['schemas']['SessionRoom'];
export type SetReaders = components['schemas']['SetReaders'];
export type SharedLink = components['schemas']['SharedLink'];
export type SharedResult = components['schemas']['SharedResult'];
export type Shown = components['schemas']['Shown'];
export type ShownFace = components['schemas']['ShownFace'];
export type ShownLine = components['schemas']['ShownLine'];
export type SignIn = components['schemas']['SignIn'];
export type Simulation = components['schemas']['Simulation'];
export type Span = components['schemas']['Span'];
export type StageKindInfo = components['schemas']['StageKindInfo'];
export type StageKinds = components['schemas']['StageKinds'];
export type StagePreview = components['schemas']['StagePreview'];
export type StageStop = components['schemas']['StageStop'];
export type StandIn = components['schemas']['StandIn'];
export type Standing = components['schemas']['Standing'];
export type StartGroupIn = components['schemas']['StartGroupIn'];
export type StartSession = components['schemas']['StartSession'];
export type StartSimulation = components['schemas']['StartSimulation'];
export type Started = components['schemas']['Started'];
export type StepClosed = components['schemas']['StepClosed'];
export type Story = components['schemas']['Story'];
export type StoryLine = components['schemas']['StoryLine'];
export type StoryTurn = components['schemas']['StoryTurn'];
export type Summary = components['schemas']['Summary'];
export type Switches = components['schemas']['Switches'];
export type TaskInfo = components['schemas']['TaskInfo'];
export type TaskShown = components['schemas']['TaskShown'];
export type TemplateInfo = components['schemas']['TemplateInfo'];
export type Term = components['schemas']['Term'];
export type TextQuestion = components['schemas']['TextQuestion'];
export type TokenInfo = components['schemas']['TokenInfo'];
export type TokenMade = components['schemas']['TokenMade'];
export type TomlText = components['schemas']['TomlText'];
export type Trace = components['schemas']['Trace'];
export type TracedIn = components['schemas']['TracedIn'];
export type Training = components['schemas']['Training'];
export type TrainingEnded = components['schemas']['TrainingEnded'];
export type TrainingUnsettled = components['schemas']['TrainingUnsettled'];
export type TrialResult = components['schemas']['TrialResult'];
export type TurnResult = components['schemas']['TurnResult'];
export type TurnView = components['schemas']['TurnView'];
export type UseLink = components['schemas']['UseLink'];
export type VaryArm = components['schemas']['VaryArm'];
export type Verdict = components['schemas']['Verdict'];
export type View = components['schemas']['View'];
export type WeightView = components['schemas']['WeightView'];
export type WithdrawIn = components['schemas']['WithdrawIn'];
export type Words = components['schemas']['Words'];
export type EngineSchemesParametersChoice = components['schemas']['engine__schemes__parameters__Choice'];
export type FedgameExperimentsStagesQuestionsChoice =
  components['schemas']['fedgame__experiments__stages__questions__Choice'];
export type $defs = Record<string, never>;
export interface operations {
  me_api_account_get: {
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
          'application/json': components['schemas']['Me'];
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
      /** @description Sign in first */
      401: {
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
  use_link_api_account_first_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UseLink'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
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
      /** @description Sign in first */
      401: {
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
  look_at_link_api_account_link_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenLink'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LinkInfo'];
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
      /** @description Sign in first */
      401: {
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
  change_password_api_account_password_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangePassword'];
      };
    };
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
      /** @description Sign in first */
      401: {
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
  sign_in_api_account_sign_in_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SignIn'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Me'];
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
      /** @description Sign in first */
      401: {
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
  sign_out_api_account_sign_out_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
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
      /** @description Sign in first */
      401: {
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
  sign_out_everywhere_api_account_sign_out_everywhere_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
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
      /** @description Sign in first */
      401: {
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
  tokens_api_account_tokens_get: {
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
          'application/json': components['schemas']['TokenInfo'][];
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
      /** @description Sign in first */
      401: {
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
  make_token_api_account_tokens_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewToken'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TokenMade'];
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
      /** @description Sign in first */
      401: {
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
  revoke_token_api_account_tokens__token_id__delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        token_id: string;
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
      /** @description Sign in first */
      401: {
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
  everybody_api_accounts_get: {
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
          'application/json': components['schemas']['AccountInfo'][];
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
      /** @description Sign in first */
      401: {
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
  make_account_api_accounts_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['MakeAccount'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountChanged'];
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
      /** @description Sign in first */
      401: {
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
  change_account_api_accounts__account_id__patch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        account_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeAccount'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountChanged'];
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
      /** @description Sign in first */
      401: {
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
  arms_api_arms_get: {
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
          'application/json': components['schemas']['ArmList'];
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
      /** @description Sign in first */
      401: {
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
  make_arm_api_arms_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewArmWanted'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArmOpened'];
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
      /** @description Sign in first */
      401: {
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
  check_arm_api_arms_check_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ArmDraft'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArmExplained'];
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
      /** @description Sign in first */
      401: {
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
  hand_in_data_api_arms_data_post: {
    parameters: {
      query: {
        name: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DataRead'];
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
      /** @description Sign in first */
      401: {
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
  read_data_api_arms_data_report_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ReadData'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DataRead'];
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
      /** @description Sign in first */
      401: {
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
  the_form_api_arms_form_get: {
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
          'application/json': components['schemas']['ArmForm'];
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
      /** @description Sign in first */
      401: {
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
  preview_scheme_api_arms_preview_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PreviewScheme'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Preview'];
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
      /** @description Sign in first */
      401: {
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
  read_toml_api_arms_read_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['TomlText'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArmDraft'];
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
      /** @description Sign in first */
      401: {
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
  arm_api_arms__arm_id__get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
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
          'application/json': components['schemas']['ArmOpened'];
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
      /** @description Sign in first */
      401: {
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
  save_arm_api_arms__arm_id__put: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveArm'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArmOpened'];
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
      /** @description Sign in first */
      401: {
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
  delete_arm_api_arms__arm_id__delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
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
      /** @description Sign in first */
      401: {
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
  arm_toml_api_arms__arm_id__arm_toml_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
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
      /** @description Sign in first */
      401: {
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
  compare_arm_api_arms__arm_id__compare_get: {
    parameters: {
      query: {
        other: string;
      };
      header?: never;
      path: {
        arm_id: string;
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
          'application/json': components['schemas']['ArmsCompared'];
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
      /** @description Sign in first */
      401: {
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
  cross_factors_api_arms__arm_id__cross_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CrossArms'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CrossedArmInfo'][];
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
      /** @description Sign in first */
      401: {
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
  freeze_arm_api_arms__arm_id__freeze_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ArmVersion'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArmOpened'];
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
      /** @description Sign in first */
      401: {
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
  offer_arm_api_arms__arm_id__offer_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OfferArm'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArmInfo'];
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
      /** @description Sign in first */
      401: {
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
  simulate_arm_api_arms__arm_id__simulation_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartSimulation'];
      };
    };
    responses: {
      /** @description Successful Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Simulation'];
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
      /** @description Sign in first */
      401: {
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
  try_arm_api_arms__arm_id__try_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
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
      /** @description Sign in first */
      401: {
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
  vary_arm_api_arms__arm_id__vary_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        arm_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['VaryArm'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ArmInfo'][];
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
      /** @description Sign in first */
      401: {
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
  audit_api_audit_get: {
    parameters: {
      query?: {
        before?: number | null;
      };
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
          'application/json': components['schemas']['AuditPage'];
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
      /** @description Sign in first */
      401: {
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
      /** @description Sign in first */
      401: {
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
  experiments_api_experiments_get: {
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
          'application/json': components['schemas']['ExperimentCard'][];
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
      /** @description Sign in first */
      401: {
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
  make_api_experiments_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['NewExperiment'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentDocument'];
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
      /** @description Sign in first */
      401: {
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
  check_api_experiments_check_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['CheckDesign'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DesignProblem'][];
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
      /** @description Sign in first */
      401: {
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
  kinds_api_experiments_kinds_get: {
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
          'application/json': components['schemas']['StageKinds'];
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
      /** @description Sign in first */
      401: {
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
  preview_api_experiments_preview_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StagePreview'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Previewed'];
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
      /** @description Sign in first */
      401: {
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
  templates_api_experiments_templates_get: {
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
          'application/json': components['schemas']['TemplateInfo'][];
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
      /** @description Sign in first */
      401: {
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
  experiment_api_experiments__experiment_id__get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
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
          'application/json': components['schemas']['ExperimentDocument'];
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
      /** @description Sign in first */
      401: {
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
  save_api_experiments__experiment_id__put: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SaveExperiment'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ExperimentDocument'];
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
      /** @description Sign in first */
      401: {
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
  delete_api_experiments__experiment_id__delete: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
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
      /** @description Sign in first */
      401: {
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
  experiment_toml_api_experiments__experiment_id__experiment_toml_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
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
      /** @description Sign in first */
      401: {
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
  readers_api_experiments__experiment_id__readers_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
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
          'application/json': components['schemas']['Reader'][];
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
      /** @description Sign in first */
      401: {
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
  set_readers_api_experiments__experiment_id__readers_put: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['SetReaders'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Reader'][];
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
      /** @description Sign in first */
      401: {
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
  begin_api_experiments__experiment_id__rehearse_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RehearseExperiment'];
      };
    };
    responses: {
      /** @description Successful Response */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionCard'];
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
      /** @description Sign in first */
      401: {
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
  experiment_results_api_experiments__experiment_id__results_get: {
    parameters: {
      query?: {
        session?: string | null;
        arm?: number | null;
        game?: string | null;
        seats?: 'people' | 'all';
      };
      header?: never;
      path: {
        experiment_id: string;
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
          'application/json': components['schemas']['Results'];
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
      /** @description Sign in first */
      401: {
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
  figure_csv_api_experiments__experiment_id__results__figure__csv_get: {
    parameters: {
      query?: {
        rows?: 'arms' | 'games';
        session?: string | null;
        arm?: number | null;
        game?: string | null;
        seats?: 'people' | 'all';
      };
      header?: never;
      path: {
        figure: string;
        experiment_id: string;
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
      /** @description Sign in first */
      401: {
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
  open_session_api_experiments__experiment_id__sessions_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        experiment_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['OpenSession'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SessionCard'];
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
      /** @description Sign in first */
      401: {
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
  own_games_api_games_get: {
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
          'application/json': components['schemas']['OwnGame'][];
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
      /** @description Sign in first */
      401: {
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
      /** @description Sign in first */
      401: {
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
      /** @description Sign in first */
      401: {
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
  play_again_api_games__game_id__again_post: {
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
      /** @description Sign in first */
      401: {
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
  control_game_api_games__game_id__control_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        game_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | components['schemas']['PauseGame']
          | components['schemas']['ResumeGame']
          | components['schemas']['ExtendStep']
          | components['schemas']['EndStep']
          | components['schemas']['EndWholeGame']
          | components['schemas']['StandIn']
          | components['schemas']['RemovePlayer'];
      };
    };
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
      /** @description Sign in first */
      401: {
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
      query?: {
        /** @description Of all tables: csv, or parquet with types. */
        format?: 'csv' | 'parquet';
        /** @description With what each seat saw when it decided; long. */
        choice_sets?: boolean;
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
      /** @description Sign in first */
      401: {
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
  follow_api_games__game_id__follow_post: {
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
      /** @description Sign in first */
      401: {
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
  invitation_api_games__game_id__invitation_get: {
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
          'application/json': components['schemas']['Invitation'];
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
      /** @description Sign in first */
      401: {
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
  game_results_api_games__game_id__results_get: {
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
          'application/json': components['schemas']['Results'];
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
      /** @description Sign in first */
      401: {
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
      /** @description Sign in first */
      401: {
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
  share_api_games__game_id__share_post: {
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
          'application/json': components['schemas']['SharedLink'];
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
      /** @description Sign in first */
      401: {
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
  unshare_api_games__game_id__share_delete: {
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
      /** @description Sign in first */
      401: {
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
      /** @description Sign in first */
      401: {
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
  own_story_api_games__game_id__story_get: {
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
          'application/json': components['schemas']['Story'];
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
      /** @description Sign in first */
      401: {
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
      /** @description Sign in first */
      401: {
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
      /** @description A part has failed: see the server's log */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
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
      /** @description Sign in first */
      401: {
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
  look_api_join_look_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LookGame'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['GameInvite'];
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
      /** @description Sign in first */
      401: {
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
  metrics_api_metrics_get: {
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
          'text/plain': string;
        };
      };
      /** @description It cannot be read */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description Sign in first */
      401: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description Not yours to do */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description Not now */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description Too large */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description Not understood */
      422: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description Too often */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
      /** @description Not saved: try again */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': components['schemas']['Problem'];
        };
      };
    };
  };
  data_of_code_api_my_data_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DataCodeIn'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['MyData'];
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
      /** @description Sign in first */
      401: {
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
  erase_by_code_api_my_data_erase_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EraseByCode'];
      };
    };
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
      /** @description Sign in first */
      401: {
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
  look_at_room_api_rooms_look_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LookRoom'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RoomInfo'];
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
      /** @description Sign in first */
      401: {
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
  start_session_api_rooms_start_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartSession'];
      };
    };
    responses: {
      /** @description Successful Response */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Started'];
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
      /** @description Sign in first */
      401: {
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
      /** @description Sign in first */
      401: {
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
  control_api_sessions__session_id__control_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | components['schemas']['PauseIn']
          | components['schemas']['ResumeIn']
          | components['schemas']['ExtendIn']
          | components['schemas']['EndStepIn']
          | components['schemas']['EndGameIn']
          | components['schemas']['AdvanceIn']
          | components['schemas']['ReplaceIn']
          | components['schemas']['GiveBackIn']
          | components['schemas']['RemoveIn']
          | components['schemas']['LetGoIn']
          | components['schemas']['MessageIn']
          | components['schemas']['AnswerHelpIn']
          | components['schemas']['StartGroupIn']
          | components['schemas']['AddGroupIn']
          | components['schemas']['RoomIn']
          | components['schemas']['EndSessionIn'];
      };
    };
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
      /** @description Sign in first */
      401: {
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
  do_api_sessions__session_id__do_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | components['schemas']['AnswerIn']
          | components['schemas']['HelpIn']
          | components['schemas']['HereIn']
          | components['schemas']['FocusIn']
          | components['schemas']['LanguageIn']
          | components['schemas']['LookedIn']
          | components['schemas']['TracedIn']
          | components['schemas']['WithdrawIn'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParticipantPage'];
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
      /** @description Sign in first */
      401: {
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
  erase_participant_api_sessions__session_id__erase_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EraseParticipant'];
      };
    };
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
      /** @description Sign in first */
      401: {
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
  erase_me_api_sessions__session_id__erase_me_post: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EraseMyData'];
      };
    };
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
      /** @description Sign in first */
      401: {
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
  export_api_sessions__session_id__export_zip_get: {
    parameters: {
      query?: {
        labels?: boolean;
        /** @description Of all tables: csv, or parquet with types. */
        format?: 'csv' | 'parquet';
        /** @description With what each seat saw when it decided; long. */
        choice_sets?: boolean;
      };
      header?: never;
      path: {
        session_id: string;
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
      /** @description Sign in first */
      401: {
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
  outline_api_sessions__session_id__games__game_id__replay_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
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
          'application/json': components['schemas']['ReplayOutline'];
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
      /** @description Sign in first */
      401: {
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
  step_board_api_sessions__session_id__games__game_id__replay__step__get: {
    parameters: {
      query?: {
        seat?: number | null;
        sealed?: boolean;
      };
      header?: never;
      path: {
        session_id: string;
        game_id: string;
        step: number;
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
          'application/json': components['schemas']['ReplayBoard'];
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
      /** @description Sign in first */
      401: {
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
  my_page_api_sessions__session_id__me_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
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
          'application/json': components['schemas']['ParticipantPage'];
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
      /** @description Sign in first */
      401: {
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
  my_data_api_sessions__session_id__my_data_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
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
          'application/json': components['schemas']['MyData'];
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
      /** @description Sign in first */
      401: {
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
  payments_api_sessions__session_id__payments_csv_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
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
      /** @description Sign in first */
      401: {
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
  how_it_stands_api_sessions__session_id__rehearsal_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
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
          'application/json': components['schemas']['RehearsalInfo'];
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
      /** @description Sign in first */
      401: {
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
  session_room_api_sessions__session_id__room_get: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        session_id: string;
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
          'application/json': components['schemas']['SessionRoom'];
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
      /** @description Sign in first */
      401: {
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
  table_api_sessions__session_id__tables__name__get: {
    parameters: {
      query?: {
        labels?: boolean;
      };
      header?: never;
      path: {
        session_id: string;
        name: string;
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
      /** @description Sign in first */
      401: {
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
  shared_api_shared_post: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['LookShared'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SharedResult'];
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
      /** @description Sign in first */
      401: {
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
  simulation_api_simulation_get: {
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
          'application/json': components['schemas']['Simulation'];
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
      /** @description Sign in first */
      401: {
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
  stop_simulation_api_simulation_delete: {
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
          'application/json': components['schemas']['Simulation'];
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
      /** @description Sign in first */
      401: {
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
  switches_api_switches_get: {
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
          'application/json': components['schemas']['Switches'];
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
      /** @description Sign in first */
      401: {
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
  change_switches_api_switches_patch: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ChangeSwitches'];
      };
    };
    responses: {
      /** @description Successful Response */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Switches'];
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
      /** @description Sign in first */
      401: {
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
