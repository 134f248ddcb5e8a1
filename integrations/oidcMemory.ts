/** Where the local provider keeps sessions, codes and grants: in memory, gone when it stops. The shape is oidc-provider's adapter. */
export function memoryAdapter(): (name: string) => object {
  const kept = new Map<string, { readonly payload: Payload; readonly until: number }>();
  const find = (key: string | undefined): Payload | undefined => {
    const entry = key === undefined ? undefined : kept.get(key);
    if (entry && entry.until > Date.now()) return entry.payload;
    if (key !== undefined) kept.delete(key);
    return undefined;
  };

  return (name) => {
    const keyOf = (id: string): string => `${name}:${id}`;
    const findBy = (property: 'uid' | 'userCode', value: string): Payload | undefined => {
      for (const [key, { payload }] of kept) if (key.startsWith(`${name}:`) && payload[property] === value) return find(key);
      return undefined;
    };
    return {
      upsert: (id: string, payload: Payload, expiresIn: number | undefined): Promise<void> => {
        kept.set(keyOf(id), { payload, until: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
        return Promise.resolve();
      },
      find: (id: string) => Promise.resolve(find(keyOf(id))),
      findByUid: (uid: string) => Promise.resolve(findBy('uid', uid)),
      findByUserCode: (userCode: string) => Promise.resolve(findBy('userCode', userCode)),
      consume: (id: string): Promise<void> => {
        const payload = find(keyOf(id));
        if (payload) payload['consumed'] = Math.floor(Date.now() / 1000);
        return Promise.resolve();
      },
      destroy: (id: string): Promise<void> => {
        kept.delete(keyOf(id));
        return Promise.resolve();
      },
      revokeByGrantId: (grantId: string): Promise<void> => {
        for (const [key, { payload }] of kept) if (payload['grantId'] === grantId) kept.delete(key);
        return Promise.resolve();
      },
    };
  };
}

type Payload = Record<string, unknown>;
