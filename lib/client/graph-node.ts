/**
 * How a page of the graph is painted: a disc, or a ring where the page is missing, dashed as soon as it is large enough
 * for that to be seen.
 *
 *     ●  a note        ◌  a missing page
 */
import type Sigma from 'sigma';
import { NodeProgram, type ProgramInfo } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';

/** What of a node is painted; `fill` is the paper for a ring. */
export interface Painted extends NodeDisplayData {
  readonly fill: string;
}

const uniforms = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio'] as const;

/** A triangle around the disc, of which the fragment shader keeps the disc. */
const corners = [
  [0, 2],
  [-1.7320508, -1],
  [1.7320508, -1],
];

const vertexShader = /* glsl */ `
attribute vec4 a_color;
attribute vec4 a_fill;
attribute vec2 a_position;
attribute float a_size;
attribute vec2 a_corner;

uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;

varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_offset;
varying float v_pixel;

// Colours come packed into floats, whose highest byte cannot be full.
const float full = 255.0 / 254.0;

void main() {
  float radius = 2.0 * a_size * u_correctionRatio / u_sizeRatio;
  gl_Position = vec4((u_matrix * vec3(a_position + radius * a_corner, 1.0)).xy, 0.0, 1.0);
  v_offset = a_corner;
  v_pixel = u_sizeRatio / a_size;
  v_color = a_color;
  v_fill = a_fill;
  v_color.a *= full;
  v_fill.a *= full;
}
`;

const fragmentShader = /* glsl */ `
precision highp float;

varying vec4 v_color;
varying vec4 v_fill;
varying vec2 v_offset;
varying float v_pixel;

const float turn = 6.2831853;

void main() {
  float away = length(v_offset);
  float disc = 1.0 - smoothstep(1.0 - v_pixel, 1.0, away);
  float width = max(v_pixel, 0.2);
  float ring = smoothstep(1.0 - width - v_pixel, 1.0 - width, away);
  if (v_pixel < 0.2 && v_fill != v_color) {
    float dash = fract(atan(v_offset.y, v_offset.x) / turn * 9.0);
    ring *= smoothstep(0.0, 0.1, dash) * (1.0 - smoothstep(0.65, 0.75, dash));
  }
  gl_FragColor = mix(v_fill, v_color, ring) * disc;
}
`;

export class PageProgram extends NodeProgram<(typeof uniforms)[number]> {
  /** Without a second picture to look up what is pointed at: `graph-pointed` knows. */
  constructor(gl: WebGLRenderingContext, _picking: WebGLFramebuffer | null, renderer: Sigma) {
    super(gl, null, renderer);
  }

  override getDefinition() {
    const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
    return {
      VERTICES: corners.length,
      VERTEX_SHADER_SOURCE: vertexShader,
      FRAGMENT_SHADER_SOURCE: fragmentShader,
      METHOD: TRIANGLES,
      UNIFORMS: uniforms,
      ATTRIBUTES: [
        { name: 'a_position', size: 2, type: FLOAT },
        { name: 'a_size', size: 1, type: FLOAT },
        { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: 'a_fill', size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: corners,
    };
  }

  override processVisibleItem(_id: number, start: number, data: Painted): void {
    this.array.set([data.x, data.y, data.size, floatColor(data.color), floatColor(data.fill)], start);
  }

  override setUniforms(
    { matrix, sizeRatio, correctionRatio }: RenderParams,
    { gl, uniformLocations }: ProgramInfo,
  ): void {
    gl.uniformMatrix3fv(uniformLocations['u_matrix'] ?? null, false, matrix);
    gl.uniform1f(uniformLocations['u_sizeRatio'] ?? null, sizeRatio);
    gl.uniform1f(uniformLocations['u_correctionRatio'] ?? null, correctionRatio);
  }
}
