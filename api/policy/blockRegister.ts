/** What a citizen has said of who may see their data: blocks on units and care providers, and consent to being seen from others. */
export interface BlockRegister {
  asked(of: { readonly citizen: string; readonly unit: string }): Promise<{ readonly blocked: boolean; readonly consented: boolean }>;
}

/** A register where nobody has blocked or consented to anything. */
export const nobodyBlocks: BlockRegister = { asked: async () => ({ blocked: false, consented: false }) };
