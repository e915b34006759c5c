/** What a baseline process is told to do. */
export interface BaselinePlan {
  readonly databaseUrl: string;
  readonly sessionId: string;
  readonly connections: number;
  readonly warmupMs: number;
  readonly windowMs: number;
}
