/** The time that a stage of reading a folder took, and the bytes of files that it read. */
export interface StageCost {
  milliseconds: number;
  bytes: number;
}

export function newStage(): StageCost {
  return { milliseconds: 0, bytes: 0 };
}

/** Does some work and adds its time to a stage. */
export async function timed<Result>(stage: StageCost, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  stage.milliseconds += performance.now() - began;
  return result;
}
